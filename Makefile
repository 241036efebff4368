# nianbao - one Makefile, no recursion but for the sanitizer build, no configure.
#
#   make run      install what is missing, build, load the samples, open the program
#   make test     the same set-up, then every test (under three minutes)
#   make          build only           make install  PREFIX=/usr/local DESTDIR=
#   make layers   who may include whom make asan     tests under the sanitizers
#   make bench    ratios to the floor  make clean
#
# O is the folder a build goes to, so several kinds of build stand side by side.

O	 = build
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

PKGS	 = ncursesw sqlite3 minizip zlib expat json-c
DEPS_CFLAGS := $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
LIBS_LIB   := $(shell pkg-config --libs sqlite3 minizip zlib expat json-c 2>/dev/null || \
	      echo -lsqlite3 -lminizip -lz -lexpat -ljson-c)
LIBS_UI    := $(shell pkg-config --libs ncursesw 2>/dev/null || echo -lncursesw -ltinfo)

# ---- layers: base <- form <- report <- store doc import export <- ui <- cmd ----

BASE_OBJS   =

FORM_OBJS   =

REPORT_OBJS =

STORE_OBJS  =

DOC_OBJS    =

IMPORT_OBJS =

EXPORT_OBJS =

UI_OBJS     =

CMD_OBJS    =

# Headers of each layer, for `make layers`.
BASE_HDRS   = mem buf num text encode msg diag file sha256 clock
FORM_HDRS   = form grid forms
REPORT_HDRS = report change check prior
STORE_HDRS  = store
DOC_HDRS    = doc zip xml
IMPORT_HDRS = import
EXPORT_HDRS = export
UI_HDRS     = ui term paint keydec keymap editline
CMD_HDRS    = cmd

LIB_OBJS = $(BASE_OBJS) $(FORM_OBJS) $(REPORT_OBJS) $(STORE_OBJS) $(DOC_OBJS) \
	   $(IMPORT_OBJS) $(EXPORT_OBJS)
LIB	 = $O/libnianbao.a
UILIB	 = $O/libnianbao-ui.a
FORMS	 = forms/2021.form forms/2019.form

all: $O/nianbao

$O/nianbao: $(addprefix $O/,$(CMD_OBJS)) $(UILIB) $(LIB)
	$(CC) $(CFLAGS) $(LDHARDEN) $(LDFLAGS) -rdynamic -o $@ $^ $(LIBS_UI) $(LIBS_LIB)

$(LIB): $(addprefix $O/,$(LIB_OBJS))
	@rm -f $@
	$(AR) rcs $@ $^
$(UILIB): $(addprefix $O/,$(UI_OBJS))
	@rm -f $@
	$(AR) rcs $@ $^

$O/src/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

clean:
	rm -rf build

-include $(shell find $O -name '*.d' 2>/dev/null)
.PHONY: all clean
