# nianbao - one Makefile, no configure.  It calls itself only where a second kind
# of build is wanted (sanitizers, -funsigned-char) or packages came in meanwhile.
#
#   make run      install what is missing, build, load the samples, open the program
#   make test     the same set-up, then every test (under three minutes)
#   make          build only           make install  PREFIX=/usr/local DESTDIR=
#   make layers   who may include whom make asan     tests under the sanitizers
#   make bench    ratios to the floor  make check-fuzz  replay the fuzz corpus
#   make unsigned-char  a build as on ARM64          make clean
#
# V=1 shows whole commands.  O is the folder a build goes to, so several kinds of build stand side by side.

O	 = build
Q	 = $(if $(V),,@echo "  $(@)";)
PREFIX	 = /usr/local
CC	 = cc
AR	 = ar
OPT	 = -O2
HARDEN	 = -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
WARN	 = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	   -Wpointer-arith -Wwrite-strings -Wformat=2 -Wvla -Wswitch-enum
WERROR	 =
CFLAGS	 = $(OPT) -g $(HARDEN)
LDHARDEN = -pie -Wl,-z,relro,-z,now
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE $(WARN) $(WERROR) $(CFLAGS) -Iinclude $(DEPS_CFLAGS)
VERSION	 = 1.0
JOBS	 = $(shell nproc 2>/dev/null || echo 2)
INSTALL	 = install

PKGS	 = ncursesw sqlite3 minizip zlib expat json-c gumbo
DEPS_CFLAGS := $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
LIBS_LIB   := $(shell pkg-config --libs sqlite3 minizip zlib expat json-c gumbo 2>/dev/null || \
	      echo -lsqlite3 -lminizip -lz -lexpat -ljson-c -lgumbo)
LIBS_UI    := $(shell pkg-config --libs ncursesw 2>/dev/null || echo -lncursesw -ltinfo) -lutil

# ---- layers: base <- form <- report <- store doc import export <- ui <- cmd ----

BASE_OBJS   = src/base/mem.o src/base/buf.o src/base/msg.o src/base/diag.o src/base/num.o \
	      src/base/text.o src/base/width.o src/base/wrap.o src/base/fold.o src/base/pinyin.o \
	      src/base/encode.o src/base/file.o src/base/pattern.o src/base/sha256.o src/base/clock.o \
	      src/base/sandbox.o src/base/talk.o

FORM_OBJS   = src/form/form.o src/form/forms.o src/form/lookup.o src/form/grid.o \
	      src/form/lex.o src/form/keyword.o src/form/codes.o src/form/parse.o \
	      src/form/rule.o src/form/expr.o src/form/link.o src/form/items.o \
	      src/form/checks.o src/form/refs.o src/form/compile.o src/form/order.o \
	      src/form/maps.o src/form/write.o src/form/show.o src/form/diff.o \
	      src/form/counterpart.o gen/builtin.o

REPORT_OBJS = src/report/agency.o src/report/report.o src/report/cell.o src/report/recalc.o \
	      src/report/change.o src/report/step.o src/report/remark.o src/report/history.o \
	      src/report/check.o src/report/relation.o src/report/source.o \
	      src/report/message.o src/report/reason.o src/report/narrative.o src/report/balance.o src/report/prior.o \
	      src/report/textcheck.o src/report/textwords.o src/report/text_sections.o \
	      src/report/text_dates.o src/report/text_sums.o src/report/text_residue.o src/report/text_similar.o src/report/ready.o src/report/textdiff.o src/report/draft.o

STORE_OBJS  = src/store/db.o src/store/open.o src/store/schema.o src/store/upgrade.o \
	      src/store/agencies.o src/store/reports.o src/store/import.o src/store/load.o \
	      src/store/save.o src/store/audit.o src/store/record.o src/store/chain.o src/store/verify.o \
	      src/store/backup.o src/store/pack.o src/store/lease.o src/store/settings.o gen/schema.o

DOC_OBJS    = src/doc/doc.o src/doc/wire.o src/doc/xml.o src/doc/zip.o \
	      src/doc/unzip.o src/doc/xmlread.o src/doc/opc.o

IMPORT_OBJS = src/import/child.o src/import/outside.o \
	      src/import/candidate.o src/import/intake.o src/import/json.o \
	      src/import/json_cells.o src/import/readers.o src/import/html.o \
	      src/import/html_charset.o src/import/html_tag.o src/import/html_skip.o \
	      src/import/html_filter.o src/import/html_table.o src/import/html_mht.o src/import/docx.o \
	      src/import/docx_body.o src/import/docx_table.o src/import/docx_tree.o src/import/office.o \
	      src/import/xlsx.o src/import/xlsx_sheet.o src/import/xlsx_rows.o src/import/xlsx_number.o src/import/xlsx_date.o src/import/match.o \
	      src/import/figure.o src/import/labels.o src/import/rows.o src/import/align.o \
	      src/import/unlabelled.o src/import/columns.o src/import/sums.o src/import/reading.o src/import/order.o src/import/solve.o \
	      src/import/propose.o src/import/place.o src/import/chrome.o src/import/title.o \
	      src/import/sections.o src/import/named.o src/import/identity.o src/import/story.o \
	      src/import/around.o src/import/narrative.o \
	      src/import/txt.o src/import/txt_split.o src/import/txt_lines.o \
	      src/import/txt_md.o src/import/txt_tabs.o src/import/txt_sheet.o \
	      src/import/txt_pipes.o src/import/txt_paths.o src/import/txt_frames.o \
	      src/import/txt_loose.o src/import/txt_rules.o src/import/txt_columns.o \
	      src/import/txt_layout.o src/import/txt_html.o src/import/txt_csv.o \
	      src/import/csv_fields.o src/import/csv.o src/import/txt_fold.o

EXPORT_OBJS = src/export/build.o src/export/table.o src/export/docx.o \
	      src/export/docx_parts.o src/export/html.o src/export/txt.o \
	      src/export/md.o src/export/csv.o src/export/json.o src/export/name.o src/export/findings.o

UI_OBJS     = src/ui/keydec.o src/ui/keymap.o src/ui/term.o src/ui/termlocale.o src/ui/filter.o src/ui/paint.o src/ui/ui.o src/ui/places.o \
	      src/ui/commit.o src/ui/pending.o src/ui/global.o src/ui/statusbar.o src/ui/editline.o src/ui/gridrows.o src/ui/gridcolumns.o src/ui/gridlayout.o \
	      src/ui/gridmove.o src/ui/gridcell.o src/ui/gridhead.o src/ui/gridpaint.o src/ui/gridpane.o \
	      src/ui/gridlist.o src/ui/gridentry.o src/ui/gridview.o src/ui/fill.o src/ui/paste.o src/ui/goto.o src/ui/prompt.o src/ui/pick.o src/ui/listing.o src/ui/home.o \
	      src/ui/textedit.o src/ui/textview.o src/ui/reader.o \
	      src/ui/findings.o src/ui/note.o src/ui/help.o src/ui/details.o src/ui/compare.o src/ui/comparelines.o src/ui/comparepaint.o src/ui/palette.o \
	      src/ui/exportbox.o src/ui/search.o src/ui/finalize.o src/ui/draftbox.o \
	      src/ui/inbox.o src/ui/importpath.o src/ui/importbox.o src/ui/batch.o src/ui/batchpaint.o \
	      src/ui/review.o src/ui/reviewedit.o src/ui/reviewrows.o src/ui/reviewwords.o \
	      src/ui/reviewpaint.o src/ui/reviewstore.o

CMD_OBJS    = src/cmd/main.o src/cmd/options.o src/cmd/help.o src/cmd/output.o src/cmd/context.o \
	      src/cmd/near.o src/cmd/batch.o src/cmd/files.o src/cmd/new.o src/cmd/set.o src/cmd/show.o src/cmd/list.o \
	      src/cmd/agency.o src/cmd/delete.o src/cmd/import.o src/cmd/check.o src/cmd/export.o \
	      src/cmd/explain.o src/cmd/finalize.o src/cmd/diff.o src/cmd/log.o src/cmd/form.o \
	      src/cmd/db.o src/cmd/edit.o src/cmd/manual.o

# Headers of each layer, for `make layers`.
BASE_HDRS   = pattern mem buf num text encode msg diag file sha256 clock sandbox talk
FORM_HDRS   = form grid forms
REPORT_HDRS = textcheck narrative report change check prior step judge ready textdiff draft
STORE_HDRS  = store
DOC_HDRS    = docwire doc zip xml unzip xmlread opc
IMPORT_HDRS = child outside import intake import_json import_html import_docx import_docx_body import_xlsx import_office readers match match_rows match_story solve import_txt
EXPORT_HDRS = export
UI_HDRS     = ui term paint keydec keymap editline gridview listing textedit textview reader review compare
CMD_HDRS    = cmd

LIB_OBJS = $(BASE_OBJS) $(FORM_OBJS) $(REPORT_OBJS) $(STORE_OBJS) $(DOC_OBJS) \
	   $(IMPORT_OBJS) $(EXPORT_OBJS)
LIB	 = $O/libnianbao.a
UILIB	 = $O/libnianbao-ui.a
# Starts the outside converters; a program of its own, see its source.
HELPER	 = $O/libexec/nianbao-convert
FORMS	 = forms/2021.form forms/2019.form

# ---- build ----

all: $(LIB) $(if $(CMD_OBJS),$O/nianbao) $(HELPER) $O/man/nianbao-help.7

$O/nianbao: $(addprefix $O/,$(CMD_OBJS)) $(UILIB) $(LIB)
	$(Q)$(CC) $(CFLAGS) $(LDHARDEN) $(LDFLAGS) -o $@ $^ $(LIBS_UI) $(LIBS_LIB)

$(HELPER): $O/src/convert/convert.o
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDHARDEN) $(LDFLAGS) -o $@ $^

# Secondary objects that are missing trigger nothing: a list that grew does.
$(LIB): $(addprefix $O/,$(LIB_OBJS)) Makefile
	@mkdir -p $(@D) && rm -f $@
	$(Q)$(AR) rcs $@ $(filter %.o,$^)
$(UILIB): $(addprefix $O/,$(UI_OBJS)) Makefile
	@mkdir -p $(@D) && rm -f $@
	$(Q)$(AR) rcs $@ $(filter %.o,$^)

$O/src/cmd/%.o: ALL_CFLAGS += -DNIANBAO_VERSION='"$(VERSION)"'
$O/src/%.o: src/%.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# The forms become a part of the program, byte for byte.
$O/gen/builtin.c: $(FORMS) src/tools/builtin.sh
	@mkdir -p $(@D)
	src/tools/builtin.sh $(FORMS) >$@.tmp && mv $@.tmp $@
# So do the tables of the database, and the way to them from older ones.
SCHEMA_SQL  = src/store/schema.sql $(sort $(wildcard src/store/upgrade_*.sql))
$O/gen/schema.c: $(SCHEMA_SQL) src/tools/schema.sh
	@mkdir -p $(@D)
	src/tools/schema.sh $(SCHEMA_SQL) >$@.tmp && mv $@.tmp $@
$O/gen/%.o: $O/gen/%.c
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# ---- run: from nothing to the open application ----

SAMPLES	 = $(sort $(wildcard data/samples/*.json))
RUN	 = $O/run
NB	 = $O/nianbao --db $(RUN)/nianbao.db

run:
	@src/tools/need.sh build
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
# suite that silently runs nothing is a failure.

UNIT_SRCS   = $(sort $(wildcard tests/unit/*.c))
TTY_SRCS    = $(sort $(wildcard tests/tty/*.c))
FAULT_SRCS  = $(sort $(wildcard tests/fault/*.c))
SCREEN_SRCS = $(sort $(wildcard tests/screen/*.c))
FUZZ_SRCS   = $(sort $(wildcard tests/fuzz/*.c))
FUZZ_BINS   = $(patsubst tests/fuzz/%.c,$O/tests/%,$(FUZZ_SRCS))
BENCH_SRCS  = $(sort $(wildcard tests/bench/*.c))
DAMAGE_SRCS = $(filter-out %/main.c,$(sort $(wildcard tests/damage/*.c)))
TEST_BINS   = $O/tests/unit $(if $(TTY_SRCS),$O/tests/tty) \
	      $(if $(FAULT_SRCS),$O/tests/fault) $(if $(SCREEN_SRCS),$O/tests/screen)
TEST_CFLAGS = $(ALL_CFLAGS) -Itests -Itests/damage
TEST_LIBS   = $(UILIB) $(LIB) $(LIBS_UI) $(LIBS_LIB)

test:
	@src/tools/need.sh build test
	@$(MAKE) --no-print-directory -j$(JOBS) $O/nianbao $(HELPER) $(TEST_BINS) $(FUZZ_BINS)
	@$(MAKE) --no-print-directory test-built
test-built: test-unit test-cli test-screen test-tty test-fault fuzz-built

test-unit: $O/tests/unit $(HELPER)
	@src/tools/gate.sh $O unit "$(UNIT_SRCS)" $O/tests/unit
test-cli: $O/nianbao $(HELPER)
	@NIANBAO=$O/nianbao src/tools/gate.sh $O cli "tests/cli/*.t" sh tests/cli/run.sh
test-screen: $(if $(SCREEN_SRCS),$O/tests/screen)
	@$(if $(SCREEN_SRCS),src/tools/gate.sh $O screen "tests/screen/*.t" $< tests/screen/*.t,:)
test-tty: $O/nianbao $(if $(TTY_SRCS),$O/tests/tty)
	@$(if $(TTY_SRCS),NIANBAO=$O/nianbao src/tools/gate.sh $O tty "$(TTY_SRCS)" $O/tests/tty -j1,:)
test-fault: $O/nianbao $(if $(FAULT_SRCS),$O/tests/fault)
	@$(if $(FAULT_SRCS),NIANBAO=$O/nianbao src/tools/gate.sh $O fault "$(FAULT_SRCS)" $O/tests/fault,:)

$O/obj/tests/%.o: tests/%.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(TEST_CFLAGS) -MMD -MP -c -o $@ $<
objs = $(patsubst %.c,$O/obj/%.o,$(1))
$O/tests/unit: $(call objs,$(UNIT_SRCS)) $(call objs,$(filter-out tests/compare.c tests/mutations.c,$(wildcard tests/*.c))) \
    $(call objs,$(DAMAGE_SRCS)) $(UILIB) $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -rdynamic -o $@ $(filter %.o,$^) $(TEST_LIBS) -lcriterion
$O/tests/tty: $(call objs,$(TTY_SRCS)) $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(LIBS_LIB) \
	    -lcriterion -lvterm -lutil
$O/tests/fault: $(call objs,$(FAULT_SRCS) tests/storekit.c tests/fixture.c) $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -rdynamic -o $@ $(filter %.o,$^) $(LIB) $(LIBS_LIB) \
	    -lcriterion -ldl
$O/tests/screen: $(call objs,$(SCREEN_SRCS)) $(UILIB) $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -rdynamic -o $@ $(filter %.o,$^) $(TEST_LIBS)
$O/tests/damage: $(call objs,tests/damage/main.c $(DAMAGE_SRCS) tests/exportkit.c) $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(LIBS_LIB)
$O/tests/mutations: $(call objs,tests/mutations.c tests/exportkit.c) $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(LIBS_LIB)
$O/tests/compare: $(call objs,tests/compare.c tests/exportkit.c) $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(LIBS_LIB)
$O/tests/fuzz_%: tests/fuzz/fuzz_%.c $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(TEST_CFLAGS) $(LDFLAGS) -o $@ $< $(LIB) $(LIBS_LIB)
$O/tests/bench_%: tests/bench/bench_%.c $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(TEST_CFLAGS) $(LDFLAGS) -o $@ $< $(LIB) $(LIBS_LIB) -lutil

# A leak or an undefined operation does not fail a Criterion test by itself:
# the reports go to files, and any file is a failure (src/tools/sanitize.sh).
ASAN	 = -fsanitize=address,undefined -fno-sanitize-recover=all
asan:
	@src/tools/need.sh build test
	@$(MAKE) --no-print-directory -j$(JOBS) O=build/asan HARDEN= LDHARDEN= \
	    CFLAGS="-O1 -g -fno-omit-frame-pointer $(ASAN)" asan-built
asan-built: $O/nianbao $(HELPER) $(TEST_BINS) $(FUZZ_BINS)
	@src/tools/sanitize.sh $O $(MAKE) --no-print-directory -j1 O=$O test-unit test-cli \
	    $(if $(SCREEN_SRCS),test-screen) $(if $(FAULT_SRCS),test-fault) fuzz-built
fuzz-built: $(FUZZ_BINS)
	@src/tools/gate.sh $O fuzz "$(FUZZ_SRCS)" src/tools/replay.sh $^
check-fuzz:
	@$(MAKE) --no-print-directory -j$(JOBS) O=build/asan HARDEN= LDHARDEN= \
	    CFLAGS="-O1 -g -fno-omit-frame-pointer $(ASAN)" fuzz-built

unsigned-char:
	@src/tools/need.sh build test
	@$(MAKE) --no-print-directory -j$(JOBS) O=build/uchar WERROR=-Werror \
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

# Report files of a folder, cell by cell against NAME.figures.json beside them.
compare: $O/tests/compare
	@$O/tests/compare $(DIR)

# The samples (or the reports of a folder) through LibreOffice and pandoc and back.
conversions: all $O/tests/compare
	@tests/conversions.sh $O/nianbao $O/tests/compare $(DIR)

# Every single slip in table 3 and in the printed totals of the samples: is it noticed?
mutations: $O/tests/mutations
	@$O/tests/mutations $(or $(FILES),$(SAMPLES))

layers:
	@src/tools/layers.sh "base=$(BASE_HDRS);form=$(FORM_HDRS);report=$(REPORT_HDRS);\
	store=$(STORE_HDRS);doc=$(DOC_HDRS);import=$(IMPORT_HDRS);export=$(EXPORT_HDRS);\
	ui=$(UI_HDRS);cmd=$(CMD_HDRS)"

# ---- install ----

MAN_DIRS = man man/zh_CN

# The page that the program itself makes, from the help of screens, forms and checks.
# NIANBAO runs on the machine that builds.
NIANBAO	 = $O/nianbao
HELP_PAGE = $O/man/nianbao-help.7
$(HELP_PAGE): $O/nianbao
	@mkdir -p $(@D)
	$(Q)$(NIANBAO) --lang zh help man >$@.tmp && mv $@.tmp $@
man: $(HELP_PAGE)
DEST	 = $(DESTDIR)$(PREFIX)

install: all
	$(INSTALL) -d $(DEST)/bin $(DEST)/libexec $(DEST)/share/nianbao/forms $(DEST)/share/nianbao/samples \
	    $(DEST)/share/bash-completion/completions
	$(INSTALL) -m 755 $O/nianbao $(DEST)/bin/nianbao
	$(INSTALL) -m 755 $(HELPER) $(DEST)/libexec/nianbao-convert
	$(INSTALL) -m 644 $(FORMS) $(DEST)/share/nianbao/forms
	$(INSTALL) -m 644 $(SAMPLES) $(DEST)/share/nianbao/samples
	$(INSTALL) -m 644 data/completion/nianbao.bash \
	    $(DEST)/share/bash-completion/completions/nianbao
	for p in man/*.[1-9] man/zh_CN/*.[1-9]; do \
	    d=$(DEST)/share/$$(dirname $$p)/man$${p##*.}; \
	    $(INSTALL) -d $$d && $(INSTALL) -m 644 $$p $$d || exit 1; done
	$(INSTALL) -m 644 $(HELP_PAGE) $(DEST)/share/man/man7/nianbao-help.7
uninstall:
	rm -f $(DEST)/bin/nianbao $(DEST)/libexec/nianbao-convert $(DEST)/share/bash-completion/completions/nianbao
	rm -rf $(DEST)/share/nianbao
	for p in man/*.[1-9] man/zh_CN/*.[1-9]; do \
	    rm -f $(DEST)/share/$$(dirname $$p)/man$${p##*.}/$${p##*/}; done
	rm -f $(DEST)/share/man/man7/nianbao-help.7

dist:
	git archive --prefix=nianbao-$(VERSION)/ -o build/nianbao-$(VERSION).tar.gz HEAD

clean:
	rm -rf build

-include $(shell find $O -name '*.d' 2>/dev/null)
.PHONY: all man run run-built test test-built test-unit test-cli test-screen test-tty test-fault \
	asan asan-built fuzz-built check-fuzz unsigned-char bench damage compare conversions layers install uninstall \
	dist clean
.SECONDARY:
