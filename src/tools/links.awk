# links.awk - what the linker knows of the tree: cycles of files, names without a home.
#
#   nm -A -g OBJECT... | awk -v build=build/ -f links.awk
#
# A file depends on another when it names a symbol that the other defines.  Files
# that depend on each other in a ring can only be understood together, so no ring
# within a layer may hold more than three files.  The first word of a symbol is its
# module (CONTRIBUTING.md): no word may stand in two layers.
# Prints "LAYER: rule: what" for each breach.

function base(path) {
	sub(/^.*\//, "", path)
	sub(/[.]o$/, "", path)
	return path
}

# Tarjan's search for rings, without recursion: awk's stack is not ours.
function rings(layer, n, file,    i, root, v, w, top, depth, m, k, size, names) {
	for (root = 1; root <= n; root++) {
		if (file[root] in number)
			continue
		depth = 1
		path[1] = file[root]
		step[1] = 0
		while (depth > 0) {
			v = path[depth]
			if (step[depth] == 0) {
				number[v] = low[v] = ++counter
				stack[++top] = v
				on[v] = 1
			}
			m = split(out[v], next_of, " ")
			for (k = step[depth] + 1; k <= m; k++) {
				w = next_of[k]
				if (!(w in number))
					break
				if (on[w] && number[w] < low[v])
					low[v] = number[w]
			}
			if (k <= m) {
				step[depth] = k
				path[++depth] = w
				step[depth] = 0
				continue
			}
			if (depth > 1 && low[v] < low[path[depth - 1]])
				low[path[depth - 1]] = low[v]
			depth--
			if (low[v] != number[v])
				continue
			size = 0
			names = ""
			do {
				w = stack[top--]
				on[w] = 0
				size++
				names = names " " base(w)
			} while (w != v)
			if (size > 3)
				print layer ": ring: " size " files need one another:" names
		}
	}
}

{
	object = $1
	sub(/:.*/, "", object)
	type = $(NF - 1)
	name = $NF
	if (index(object, build) == 1)
		object = substr(object, length(build) + 1)
	if (!(object in layer_of)) {
		split(object, dir, /\//)
		layer_of[object] = dir[1] == "src" ? dir[2] : \
		    object ~ /schema/ ? "store" : "form"	# made by the Makefile
		objects[++nobject] = object
	}
	if (type == "U")
		needs[object] = needs[object] " " name
	else if (type ~ /^[TDRBVWCS]$/) {
		home[name] = object
		word = name
		sub(/_.*/, "", word)
		# main is C's, write and wcwidth are libc's: ours on purpose (paint, width).
		if (name !~ /^(main|write|wcwidth|wcswidth)$/) {
			if (!((word, layer_of[object]) in seen))
				layers[word] = layers[word] " " layer_of[object]
			seen[word, layer_of[object]] = seen[word, layer_of[object]] " " name
		}
	}
}

END {
	for (i = 1; i <= nobject; i++) {
		object = objects[i]
		n = split(needs[object], name_of, " ")
		for (j = 1; j <= n; j++) {
			to = home[name_of[j]]
			if (to != "" && to != object && layer_of[to] == layer_of[object] &&
			    !((object, to) in edge)) {
				edge[object, to] = 1
				out[object] = out[object] " " to
			}
		}
		in_layer[layer_of[object]] = in_layer[layer_of[object]] " " object
	}
	for (layer in in_layer) {
		n = split(in_layer[layer], file, " ")
		rings(layer, n, file)
	}
	for (word in layers)
		if (split(layers[word], where, " ") > 1) {
			told = ""
			for (i = 1; i in where; i++)
				told = told " " where[i] " (" substr(seen[word, where[i]], 2) ")"
			print where[1] ": prefix: " word "_ stands in" told
		}
}
