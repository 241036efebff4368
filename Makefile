# nianbao - one Makefile, no configure.  It calls itself only where a second kind
# of build is wanted (sanitizers, -funsigned-char) or packages came in meanwhile.
#
#   make run      install what is missing, build, load the samples, open the program
#   make test     the same set-up, then every test (some minutes)
#   make          build only           make install  PREFIX=/usr/local DESTDIR=
#   make layers   who may include whom make asan     tests under the sanitizers
#   make bench    ratios to the floor  make check-fuzz  replay the fuzz corpus
#   make unsigned-char  a build as on ARM64          make clean
#   make check-one T=suite/test or S=tests/screen/x.t or C=tests/cli/x.t
#   make compdb tags map   for editors and readers   make lint cover  advice
#   make cppcheck no finding    make torture fuzz  what must not lose a figure; any bytes
#   make systems  the first two on every system of .ci/systems (root; takes hours)
#
# V=1 shows whole commands.  O is the folder a build goes to, so several kinds of build stand side by side.

O	 = build
Q	 = $(if $(V),,@echo "  $(@)";)
PREFIX	 = /usr/local
CC	 = cc
AR	 = ar
NM	 = nm
OPT	 = -O2
# What the compiler takes of these, all at once or one by one: gcc 8 and clang 14 know
# not all, and -fcf-protection is of one kind of processor.
takes	 = $(shell printf '\043include <stdlib.h>\n' | $(CC) -Werror -O2 $(1) -S -o /dev/null \
	   -x c - 2>/dev/null && echo '$(1)')
NEWER	 = -D_FORTIFY_SOURCE=3 -fstack-clash-protection -fcf-protection -ftrivial-auto-var-init=zero
HARDEN	:= -fstack-protector-strong -fPIE $(or $(call takes,$(NEWER)),\
	   $(or $(call takes,-D_FORTIFY_SOURCE=3),-D_FORTIFY_SOURCE=2) \
	   $(foreach flag,$(filter -f%,$(NEWER)),$(call takes,$(flag))))
WARN	 = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	   -Wpointer-arith -Wwrite-strings -Wformat=2 -Wvla -Wswitch-enum
WERROR	 =
CFLAGS	 = $(OPT) -g $(HARDEN)
LDHARDEN = -pie -Wl,-z,relro,-z,now
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE $(WARN) $(WERROR) $(CFLAGS) -Iinclude -Isrc $(DEPS_CFLAGS) $(PREFIX_MAP)
# Two checkouts give the same bytes.
PREFIX_MAP = '-ffile-prefix-map=$(CURDIR)=.'
VERSION	 = 1.0
JOBS	 = $(shell nproc 2>/dev/null || echo 2)
INSTALL	 = install

PKGS	 = ncursesw sqlite3 minizip zlib expat yajl gumbo
DEPS_CFLAGS := $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
LIBS_LIB   := $(shell pkg-config --libs sqlite3 minizip zlib expat yajl gumbo 2>/dev/null || \
	      echo -lsqlite3 -lminizip -lz -lexpat -lyajl -lgumbo)
# ICONV=libiconv: GNU libiconv instead of the C library's iconv, of ICONV_DIR/include and
# ICONV_DIR/lib where it is not in the compiler's own folders.
ICONV	 =
ICONV_DIR =
ifeq ($(ICONV),libiconv)
DEPS_CFLAGS += -DNIANBAO_LIBICONV $(if $(ICONV_DIR),-I$(ICONV_DIR)/include)
LIBS_LIB    += $(if $(ICONV_DIR),-L$(ICONV_DIR)/lib) -liconv
else ifneq ($(ICONV),)
$(error ICONV=$(ICONV) is not known: give libiconv, or nothing for the C library)
endif
LIBS_UI    := $(shell pkg-config --libs ncursesw 2>/dev/null || echo -lncursesw -ltinfo) -lutil

# ---- layers: base <- form <- report <- store doc import export <- ui <- cmd ----
# A file belongs to the layer whose folder of src/ it stands in, or a folder below.

srcs = $(sort $(wildcard src/$(1)/*.c src/$(1)/*/*.c))
objs = $(patsubst %.c,$O/%.o,$(foreach layer,$(1),$(call srcs,$(layer))))

LIB_OBJS := $(call objs,base form report store doc import export) \
	   $O/gen/builtin.o $O/gen/sample.o $O/gen/schema.o
UI_OBJS  := $(call objs,ui)
CMD_OBJS := $(call objs,cmd)

LIB	 = $O/libnianbao.a
UILIB	 = $O/libnianbao-ui.a
# Programs of their own, see their sources: one starts the outside converters, one draws
# pages, where its libraries are.
RENDER_PKGS = cairo-pdf cairo-ft fontconfig freetype2 harfbuzz harfbuzz-subset
RENDER_LIBS := $(shell pkg-config --libs $(RENDER_PKGS) 2>/dev/null)
HELPER	 = $O/libexec/nianbao-convert $(if $(RENDER_LIBS),$O/libexec/nianbao-render)
FORMS	 = forms/2021.form forms/2019.form

# ---- build ----

all: $(LIB) $O/nianbao $(HELPER) $O/man/nianbao-help.7
	$(if $(RENDER_LIBS),,@NO_INSTALL=1 src/tools/need.sh pdf)

# A file of $O/stamp changes when the text it holds does: other flags make all objects
# again, a file of src/ that came or went makes its library again.
FLAGS	 = $(CC) $(shell $(CC) -dumpfullversion -dumpversion 2>/dev/null) $(ALL_CFLAGS) \
	   $(LDHARDEN) $(LDFLAGS) $(LIBS_UI) $(LIBS_LIB) $(VERSION)
quoted	 = '$(subst ','\'',$($(1)))'
define STAMP
$O/stamp/$(1): $(if $(subst x$(strip $($(2))),,x$(strip $(file <$O/stamp/$(1)))),FORCE)
	@mkdir -p $$(@D)
	@printf '%s\n' $$(call quoted,$(2)) >$$@
endef
$(eval $(call STAMP,flags,FLAGS))
$(eval $(call STAMP,lib,LIB_OBJS))
$(eval $(call STAMP,ui,UI_OBJS))
$(eval $(call STAMP,cmd,CMD_OBJS))

# wcwidth() and write() replace those of the libraries only while they are exported.
$O/nianbao: $(CMD_OBJS) $(UILIB) $(LIB) $O/stamp/cmd
	$(Q)$(CC) $(CFLAGS) $(LDHARDEN) $(LDFLAGS) -o $@ $(filter-out $O/stamp/%,$^) $(LIBS_UI) $(LIBS_LIB)
	@NM='$(NM)' src/tools/exports.sh $@ wcwidth wcswidth write || { rm -f $@; exit 1; }

$O/libexec/nianbao-convert: $O/src/convert/convert.o
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDHARDEN) $(LDFLAGS) -o $@ $^

RENDER_OBJS := $(call objs,render)
$(RENDER_OBJS): DEPS_CFLAGS += $(shell pkg-config --cflags $(RENDER_PKGS) 2>/dev/null)
$O/libexec/nianbao-render: $(RENDER_OBJS) $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDHARDEN) $(LDFLAGS) -o $@ $(RENDER_OBJS) $(LIB) $(RENDER_LIBS)

$(LIB): $(LIB_OBJS) $O/stamp/lib
	@mkdir -p $(@D) && rm -f $@
	$(Q)$(AR) rcs $@ $(filter %.o,$^)
$(UILIB): $(UI_OBJS) $O/stamp/ui
	@mkdir -p $(@D) && rm -f $@
	$(Q)$(AR) rcs $@ $(filter %.o,$^)

$O/src/%.o: src/%.c $O/stamp/flags
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(if $(filter src/cmd/%,$<),-DNIANBAO_VERSION='"$(VERSION)"') -MMD -MP -c -o $@ $<

# The forms become a part of the program, byte for byte.
$O/gen/builtin.c: $(FORMS) src/tools/builtin.sh
	@mkdir -p $(@D)
	src/tools/builtin.sh $(FORMS) >$@.tmp && mv $@.tmp $@
# So do the tables of the database, and the way to them from older ones.
SCHEMA_SQL  = src/store/schema.sql $(sort $(wildcard src/store/upgrade_*.sql))
$O/gen/schema.c: $(SCHEMA_SQL) src/tools/schema.sh
	@mkdir -p $(@D)
	src/tools/schema.sh $(SCHEMA_SQL) >$@.tmp && mv $@.tmp $@
# And the report that is shown as a sample, which `nianbao` alone must have.
$O/gen/sample.c: data/samples/xiangtan-yibao-2025.json src/tools/embed.sh
	@mkdir -p $(@D)
	src/tools/embed.sh form_sample $< >$@.tmp && mv $@.tmp $@
$O/gen/%.o: $O/gen/%.c $O/stamp/flags
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# ---- run: from nothing to the open application ----

SAMPLES	 = $(sort $(wildcard data/samples/*.json))
RUN	 = $O/run
NB	 = $O/nianbao --db $(RUN)/nianbao.db

run:
	@src/tools/need.sh build pdf
	@$(MAKE) --no-print-directory -s -j$(JOBS) all
	@$(MAKE) --no-print-directory run-built
run-built:
	@mkdir -p $(RUN)
	@test -f $(RUN)/nianbao.db || $(NB) import $(SAMPLES) || test $$? = 1
	@$(NB) check || test $$? = 1	# 1: one of the samples holds errors
	@$(NB) list
	@src/tools/sample.sh $O/nianbao $(RUN)
	@if [ -t 0 ] && [ -t 1 ]; then $(NB); fi

# ---- tests ----
# Every suite goes through src/tools/gate.sh, which also counts the tests that ran: a
# suite that silently runs nothing is a failure, and what was skipped is named at the end.

UNIT_SRCS   = $(sort $(wildcard tests/unit/*/*.c))
TTY_SRCS    = $(sort $(wildcard tests/tty/*.c))
FAULT_SRCS  = $(sort $(wildcard tests/fault/*.c))
SCREEN_SRCS = $(sort $(wildcard tests/screen/*.c))
SCREENS     = $(sort $(wildcard tests/screen/*/*.t))
FUZZ_SRCS   = $(sort $(wildcard tests/fuzz/*.c))
FUZZ_BINS   = $(patsubst tests/fuzz/%.c,$O/tests/%,$(FUZZ_SRCS))
TORTURE_SRCS = $(sort $(wildcard tests/torture/*.c))
SHIM	    = $O/tests/shim.so
TORTURE_WITH = NIANBAO=$O/nianbao SHIM=$(SHIM) FAULT=$O/tests/fault
BENCH_SRCS  = $(sort $(wildcard tests/bench/*.c))
# Programs about reports: evidence, not tests.  What several programs use is the kit.
EVIDENCE    = tests/evidence
DAMAGE      = $(EVIDENCE)/damage
DAMAGE_SRCS = $(filter-out %/main.c,$(sort $(wildcard $(DAMAGE)/*.c)))
MUTATION_SRCS = $(sort $(wildcard $(EVIDENCE)/mutations/*.c))
KIT_SRCS    = $(filter-out $(if $(NO_VTERM),%/pty.c),$(sort $(wildcard tests/kit/*.c)))
TEST_CFLAGS = $(ALL_CFLAGS) -Itests
KIT	    = $O/tests/libkit.a
TEST_LIBS   = $(KIT) $(UILIB) $(LIB) $(LIBS_UI) $(LIBS_LIB)

# Unit, tty and fault need Criterion, which not every system has a package of.
TESTING    := $(filter test% asan% unsigned% check%,$(MAKECMDGOALS))
has	    = $(shell printf '\043include <$(1)>\n' | $(CC) -E -x c - >/dev/null 2>&1 && echo yes)
NO_CRITERION := $(if $(TESTING),$(if $(call has,criterion/criterion.h),,no Criterion))
NO_VTERM    := $(or $(NO_CRITERION),$(if $(TESTING),$(if $(call has,vterm.h),,no libvterm)))
TEST_BINS   = $O/tests/screen $(if $(NO_CRITERION),,$O/tests/unit $O/tests/fault) \
	      $(if $(NO_VTERM),,$O/tests/tty $O/tests/torture $(SHIM)) $(FUZZ_BINS)

# The longest first: as many at a time as there are processors.
SUITES	    = cli tty screen unit fault torture make fuzz
test:
	@src/tools/need.sh build test pdf
	@$(MAKE) --no-print-directory -j$(JOBS) test-programs
	@$(MAKE) --no-print-directory test-built
test-programs: $O/nianbao $(HELPER) $(HELP_PAGE) $(TEST_BINS) locale
locale:
	@src/tools/locales.sh $O
# All of them, also after one that failed.
test-built:
	@mkdir -p $O/log && rm -f $O/log/*.sum
	@printf '%s\n' $(SUITES) | xargs -P $(JOBS) -I SUITE \
	    $(MAKE) --no-print-directory -j1 test-SUITE || :
	@src/tools/gate.sh --sum $O $(SUITES)

GATE	    = src/tools/gate.sh
test-unit: $(if $(NO_CRITERION),,$O/tests/unit $(HELPER))
	@$(if $(NO_CRITERION),$(GATE) --none $O unit "$(UNIT_SRCS)" "$(NO_CRITERION)",\
	    $(GATE) $O unit "$(UNIT_SRCS)" $< --timeout 300)
test-cli: $O/nianbao $(HELPER)
	@NIANBAO=$< $(GATE) $O cli "tests/cli/*.t" sh tests/cli/run.sh
test-make: all $O/tests/screen
	@NIANBAO=$O/nianbao O=$O $(GATE) $O make "tests/make/*.t" sh tests/cli/run.sh tests/make/*.t
test-screen: $O/tests/screen
	@$(GATE) $O screen "$(SCREENS)" $< $(SCREENS)
test-tty: $O/nianbao $(if $(NO_VTERM),,$O/tests/tty)
	@$(if $(NO_VTERM),$(GATE) --none $O tty "$(TTY_SRCS)" "$(NO_VTERM)",\
	    NIANBAO=$< $(GATE) $O tty "$(TTY_SRCS)" $O/tests/tty -j1 --timeout 300)
test-fault: $O/nianbao $(if $(NO_CRITERION),,$O/tests/fault)
	@$(if $(NO_CRITERION),$(GATE) --none $O fault "$(FAULT_SRCS)" "$(NO_CRITERION)",\
	    NIANBAO=$< $(GATE) $O fault "$(FAULT_SRCS)" $O/tests/fault --timeout 600)
test-fuzz: $(FUZZ_BINS)
	@$(GATE) $O fuzz "$(FUZZ_SRCS)" src/tools/replay.sh $^

test-torture: $O/nianbao $(if $(NO_VTERM),,$O/tests/torture $O/tests/fault $(SHIM))
	@$(if $(NO_VTERM),$(GATE) --none $O torture "$(TORTURE_SRCS)" "$(NO_VTERM)",\
	    $(TORTURE_WITH) $(GATE) $O torture "$(TORTURE_SRCS)" $O/tests/torture --brief)

# One test: T=suite/test of Criterion (a pattern), S=a script of screens, C=a file of commands.
one	    = $(firstword $(foreach p,unit tty fault,$(if $(shell grep -lE \
	      '^Test.$(patsubst %/,%,$(dir $(T))),' tests/$(p)/*.c tests/$(p)/*/*.c 2>/dev/null),$(p))))
check-one: locale
	@test -n '$(T)$(S)$(C)' || { echo 'make check-one T=suite/test  S=tests/screen/x.t' \
	    ' C=tests/cli/x.t'; exit 2; }
	@$(if $(T),$(MAKE) --no-print-directory -j$(JOBS) $O/nianbao $(HELPER) $O/tests/$(one))
	@$(if $(S),$(MAKE) --no-print-directory -j$(JOBS) $O/tests/screen)
	@$(if $(C),$(MAKE) --no-print-directory -j$(JOBS) all)
	@LOCPATH="$(abspath $O)/locale:/usr/lib/locale" NIANBAO=$O/nianbao O=$O; export LOCPATH NIANBAO O; \
	    $(if $(T),$O/tests/$(one) -j1 --filter '$(T)' || exit 1;) \
	    $(if $(S),$O/tests/screen $(S) || exit 1;) $(if $(C),sh tests/cli/run.sh $(C))

$O/obj/tests/%.o: tests/%.c $O/stamp/flags
	@mkdir -p $(@D)
	$(Q)$(CC) $(TEST_CFLAGS) -MMD -MP -c -o $@ $<
tobjs = $(patsubst %.c,$O/obj/%.o,$(1))
define TEST_STAMP
$(call STAMP,$(1),$(2))
$O/tests/$(1): $O/stamp/$(1)
endef
$(foreach t,unit tty fault screen,$(eval $(call TEST_STAMP,$t,$(shell echo $t | tr a-z A-Z)_SRCS)))
$(eval $(call STAMP,kit,KIT_SRCS))
# An archive: each program takes what it uses.
$(KIT): $(call tobjs,$(KIT_SRCS)) $O/stamp/kit
	@mkdir -p $(@D) && rm -f $@
	$(Q)$(AR) rcs $@ $(filter %.o,$^)
$O/tests/unit: $(call tobjs,$(UNIT_SRCS) $(DAMAGE_SRCS)) $(KIT) $(UILIB) $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -rdynamic -o $@ $(filter %.o,$^) $(TEST_LIBS) -lcriterion
$O/tests/tty: $(call tobjs,$(TTY_SRCS)) $(KIT) $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(KIT) $(LIB) $(LIBS_LIB) \
	    -lcriterion -lvterm -lutil
$O/tests/fault: $(call tobjs,$(FAULT_SRCS)) $(KIT) $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -rdynamic -o $@ $(filter %.o,$^) $(KIT) $(LIB) $(LIBS_LIB) \
	    -lcriterion -ldl
# From here on without the kit as a whole: most of it wants Criterion.
EXPORTKIT   = $(call tobjs,$(filter %/exportkit.c,$(KIT_SRCS)))
$O/tests/screen: $(call tobjs,$(SCREEN_SRCS)) $(UILIB) $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -rdynamic -o $@ $(filter %.o,$^) $(UILIB) $(LIB) $(LIBS_UI) $(LIBS_LIB)
$O/tests/damage: $(call tobjs,$(DAMAGE)/main.c $(DAMAGE_SRCS)) $(EXPORTKIT) $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(LIBS_LIB)
$O/tests/mutations: $(call tobjs,$(MUTATION_SRCS) $(DAMAGE_SRCS)) $(EXPORTKIT) $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(LIBS_LIB)
$O/tests/compare: $(call tobjs,$(EVIDENCE)/compare.c) $(EXPORTKIT) $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(LIBS_LIB)
$O/tests/standin: $(call tobjs,$(EVIDENCE)/standin.c) $(EXPORTKIT) $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(LIBS_LIB)
# What belongs to main.c stands in the target of arguments itself.
FUZZ_LIBS   = $(if $(filter %_args,$@),$(filter-out %/main.o,$(CMD_OBJS))) $(UILIB) $(LIB)
$O/tests/fuzz_%: tests/fuzz/fuzz_%.c $(CMD_OBJS) $(UILIB) $(LIB) $O/stamp/flags
	@mkdir -p $(@D)
	$(Q)$(CC) $(TEST_CFLAGS) -DNIANBAO_VERSION='"$(VERSION)"' $(LDFLAGS) -o $@ $< \
	    $(FUZZ_LIBS) $(LIBS_UI) $(LIBS_LIB)
$O/tests/bench_%: tests/bench/bench_%.c $(LIB) $O/stamp/flags
	@mkdir -p $(@D)
	$(Q)$(CC) $(TEST_CFLAGS) $(LDFLAGS) -o $@ $< $(LIB) $(LIBS_LIB) -lutil

# A leak or an undefined operation does not fail a Criterion test by itself:
# the reports go to files, and any file is a failure (src/tools/sanitize.sh).
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all
ASAN_BUILD = O=build/asan HARDEN= LDHARDEN= CFLAGS="-O1 -g -fno-omit-frame-pointer $(SANITIZE)" ASAN=
asan:
	@src/tools/need.sh build test pdf
	@$(MAKE) --no-print-directory -j$(JOBS) $(ASAN_BUILD) asan-built
asan-built: test-programs
	@MAY_SKIP="$${MAY_SKIP:+$$MAY_SKIP|}a sanitizer" src/tools/sanitize.sh $O \
	    $(MAKE) --no-print-directory -j1 O=$O SUITES="cli screen unit fault fuzz" test-built
# T=target of tests/fuzz by clang's libFuzzer, RUNS= inputs or SECS= seconds; what it finds
# new goes to the corpus, the least that reaches all (-merge).  FLOOR is the runs a second
# below which a target is too slow to mean anything.
FUZZ_FLAGS  = O=build/fuzz CC=clang HARDEN= LDHARDEN= WARN= CFLAGS="-O1 -g \
	      -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined \
	      -fno-sanitize-recover=all -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION" \
	      LDFLAGS=-fsanitize=fuzzer
fuzz:
	@test -n '$(T)' || { echo 'make fuzz T=$(patsubst tests/fuzz/fuzz_%.c,%,$(FUZZ_SRCS))' \
	    'RUNS=  SECS=' | tr '\n' ' '; echo; exit 2; }
	@$(MAKE) --no-print-directory -j$(JOBS) $(FUZZ_FLAGS) build/fuzz/tests/fuzz_$(T)
	@FLOOR='$(FLOOR)' src/tools/fuzz.sh build/fuzz '$(T)' '$(RUNS)' '$(SECS)'
check-fuzz:
	@$(MAKE) --no-print-directory -j$(JOBS) $(ASAN_BUILD) test-fuzz

unsigned-char:
	@src/tools/need.sh build test
	@$(MAKE) --no-print-directory -j$(JOBS) O=build/uchar \
	    CFLAGS="-O1 -g -funsigned-char" build/uchar/nianbao test-unit

bench: all $(patsubst tests/bench/%.c,$O/tests/%,$(BENCH_SRCS))
	@for b in $(patsubst tests/bench/%.c,$O/tests/%,$(BENCH_SRCS)); do \
	    NIANBAO=$O/nianbao FLOOR=$O/tests/floor $$b || exit 1; done
# BENCH of the screens: the least a curses program can do, to compare with.
$O/tests/floor: tests/bench/ui/floor.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(TEST_CFLAGS) $(LDFLAGS) -rdynamic -o $@ $< $(LIBS_UI) $(LIBS_LIB)
$O/tests/bench_ui: $O/tests/floor

# Damaged copies of reports through import: what was read right, left open, wrong.
N	 = 20000
damage: $O/tests/damage
	@$O/tests/damage -n $(N) $(ARGS)
	@! $O/tests/damage -n 30 -c >/dev/null || \
	    { echo "damage: nobody notices a false truth" >&2; exit 1; }

# Report files of a folder, cell by cell against NAME.figures.json beside them.
compare: $O/tests/compare
	@$O/tests/compare $(DIR)

# The samples (or the reports of a folder) through LibreOffice and pandoc and back.
conversions: all $O/tests/compare
	@$(EVIDENCE)/conversions.sh $O/nianbao $O/tests/compare $(DIR)
# Reports (or those of a folder) printed to PDF by LibreOffice, Chromium and a stand-in
# for WPS and Word, and read.
pdf: all $O/tests/compare $O/tests/standin
	@$(EVIDENCE)/pdf.sh $O/nianbao $O/tests/compare $O/tests/standin $(DIR)

# Reports on paper with three sets of fonts: figures whole, no page half white.
paper: all
	@$(EVIDENCE)/paper.sh $O/nianbao $(DIR)

# Everything that must not lose a figure, as often as N says: tests/torture/README.md.
$(SHIM): $(wildcard tests/torture/shim/*.[ch]) $O/stamp/flags
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -D_GNU_SOURCE $(WARN) -O1 -g -fPIC -shared -Itests -o $@ \
	    $(filter %.c,$^) -ldl
$O/tests/torture: $(call tobjs,$(TORTURE_SRCS)) $(KIT) $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(KIT) $(LIB) $(LIBS_LIB) \
	    -lvterm -lutil
torture:
	@$(MAKE) --no-print-directory -j$(JOBS) $(if $(ASAN),$(ASAN_BUILD)) torture-programs
	@$(MAKE) --no-print-directory $(if $(ASAN),$(ASAN_BUILD)) torture-built
torture-programs: all $O/tests/torture $(SHIM) $O/tests/fault
torture-built:
	@N='$(if $(filter command,$(origin N)),$(N))' S='$(S)' SECS='$(SECS)' BREAK='$(BREAK)' \
	    $(TORTURE_WITH) $O/tests/torture $(ROW)

# Every single slip in table 3 and in the printed totals of the samples: is it noticed?
mutations: $O/tests/mutations
	@$O/tests/mutations $(or $(FILES),$(SAMPLES))

layers: $(LIB_OBJS) $(UI_OBJS) $(CMD_OBJS)
	@src/tools/layers.sh
	@src/tools/links.sh $O

# Keys at random: how many each screen of the program had.
reach: $O/tests/screen locale
	@LOCPATH=$(abspath $O/locale) sh src/tools/reach.sh $O/tests/screen

# ---- for developers ----

# compile_commands.json, for clangd and others.
compdb:
	@$(MAKE) --no-print-directory -n -B V=1 all $(TEST_BINS) | src/tools/compdb.sh \
	    >compile_commands.json && grep -c '"file"' compile_commands.json
tags:
	@ctags -R src include tests
# The first line of what each file says of itself.
map:
	@src/tools/map.sh
# Advice, not rules: what a person should look at.
lint:
	@$(MAKE) --no-print-directory -j$(JOBS) -k O=build/lint CC=clang HARDEN= LDHARDEN= WARN="-Wall -Wextra \
	    -Wconditional-uninitialized -Wcomma -Wunused -Wshadow -Wstring-plus-int" lib-objects
	@$(MAKE) --no-print-directory -j$(JOBS) -k O=build/analyze CC=gcc OPT="-O1 -fanalyzer" lib-objects
# A rule: no finding.  What is known better stands in the source, with why.  Everywhere:
# NULL ends lists of arguments, a pointer wherever this program can be built; memchr()
# and strchr() take a char of any sign; some macros are too much for cppcheck's parser.
CPPCHECK    = cppcheck --quiet --std=c11 -j$(JOBS) --enable=warning,performance,portability \
	      --inline-suppr --suppress=missingIncludeSystem --suppress=varFuncNullUB \
	      --suppress=invalidFunctionArg --suppress=internalAstError \
	      --template='{file}:{line}: {message} [{id}]' --error-exitcode=1 -Iinclude -Isrc \
	      -D_GNU_SOURCE
cppcheck:
	@$(CPPCHECK) src && echo "cppcheck: no finding"
lib-objects: $(LIB_OBJS) $(UI_OBJS) $(CMD_OBJS)
# How much of each folder the tests reach, in percent of lines (gcov).
cover:
	@$(MAKE) --no-print-directory -j$(JOBS) O=build/cover CFLAGS="-O0 -g --coverage" HARDEN= \
	    LDFLAGS=--coverage cover-built
cover-built: test-programs
	@find $O -name '*.gcda' -delete
	@$(MAKE) --no-print-directory O=$O SUITES="cli tty screen unit" test-built
	@src/tools/cover.sh $O
systems:
	@.ci/root all

# ---- install ----

# The page that the program itself makes, from the help of screens, forms and checks,
# in UTF-8 whoever makes it.  NIANBAO runs on the machine that builds.
NIANBAO	 = $O/nianbao
HELP_PAGE = $O/man/nianbao-help.7
$(HELP_PAGE): $O/nianbao
	@mkdir -p $(@D)
	$(Q)LC_ALL=C $(NIANBAO) --lang zh help man >$@.tmp && mv $@.tmp $@
man: $(HELP_PAGE)

# Any character may stand in DESTDIR and PREFIX.
DEST	 = $(DESTDIR)$(PREFIX)
STRIP	 = strip
placing	 = INSTALL=$(call quoted,INSTALL) STRIP=$(call quoted,STRIP) \
	   src/tools/install.sh
install: all
	@$(placing) install $O $(call quoted,DEST)
install-strip: all
	@$(placing) install-strip $O $(call quoted,DEST)
uninstall:
	@$(placing) uninstall $O $(call quoted,DEST)

dist:
	@src/tools/dist.sh $(VERSION) $O

clean:
	rm -rf build

-include $(shell find $O -name '*.d' 2>/dev/null)
.PHONY: reach all man run run-built test test-programs test-built $(SUITES:%=test-%) locale check-one \
	asan asan-built check-fuzz unsigned-char bench damage compare conversions pdf paper mutations \
	layers compdb tags map lint cppcheck torture torture-programs torture-built fuzz lib-objects cover cover-built systems install install-strip uninstall dist clean FORCE
.SECONDARY:
