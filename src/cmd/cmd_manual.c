/*
 * cmd_manual.c - nianbao help man: the whole help as the source of nianbao-help(7).
 *
 * What F1 shows, the keys, what the forms say of their sections, rows and columns,
 * and every check: from the same tables that the screens are made of, so that the
 * page cannot tell of anything else.  It is Chinese, as the forms are.
 *
 * Must never let a text be taken for a macro: see put_line().
 */
#include <stdbool.h>
#include <string.h>
#include "base/buf.h"
#include "base/msg.h"
#include "cmd/cmd.h"
#include "form/form.h"
#include "form/forms.h"
#include "report/textcheck.h"
#include "ui/ui.h"
#include "ui/keymap.h"

/* One line: backslashes and what would be a macro are escaped. */
static void
put_line(struct buf *b, const char *s, size_t n)
{
	if (n == 0)
		return;
	if (*s == '.' || *s == '\'')
		buf_str(b, "\\&");
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '\\')
			buf_str(b, "\\e");
		else if (s[i] != '\r')
			buf_chr(b, s[i]);
	}
	buf_chr(b, '\n');
}

/* A text; each of its lines is a paragraph. */
static void
put_text(struct buf *b, const char *s)
{
	size_t n;

	for (;; s += n + 1) {
		n = strcspn(s, "\n");
		put_line(b, s, n);
		if (s[n] == '\0')
			return;
		buf_str(b, ".Pp\n");
	}
}

/* The arguments of a macro as one word, whatever stands in it. */
static void
put_macro(struct buf *b, const char *macro, const char *s)
{
	buf_printf(b, ".%s \"\\&", macro);
	for (; *s != '\0'; s++) {
		if (*s == '"')
			buf_str(b, "\\(dq");
		else if (*s == '\\')
			buf_str(b, "\\e");
		else
			buf_chr(b, *s == '\n' ? ' ' : *s);
	}
	buf_str(b, "\"\n");
}

static void
put_basis(struct buf *b, const char *basis)
{
	struct buf line = BUF_INIT;

	if (basis == NULL)
		return;
	buf_printf(&line, "依据：%s", basis);
	buf_str(b, ".br\n");
	put_line(b, buf_cstr(&line), line.len);
	buf_release(&line);
}

/* ---- screens and keys ---- */

static void
put_screens(struct buf *b)
{
	struct screen_help_topic t;

	buf_str(b, ".Sh 各屏说明（SCREENS）\n");
	for (int i = 0; screen_help_topic(i, &t); i++) {
		if (t.title == MSG_NONE)
			continue;
		put_macro(b, "Ss", msg_text(LANG_ZH, t.title));
		put_text(b, msg_text(LANG_ZH, t.text));
	}
	buf_str(b, ".Pp\n");
	put_text(b, msg_text(LANG_ZH, MSG_HELP_COMMON));
}

static void
put_keys(struct buf *b)
{
	buf_str(b, ".Sh 键（KEYS）\nF1 至 F10 也可以先按 Esc，一秒内再按数字"
	    "（0 是 F10），或按 Alt 加数字。\n"
	    ".Bl -tag -width \"Ctrl-Home\"\n");
	for (int a = ACTION_NONE + 1; a < ACTION__MAX; a++) {
		struct buf key = BUF_INIT;

		action_key_print(&key, (enum action)a);
		if (key.len > 0) {
			put_macro(b, "It", buf_cstr(&key));
			put_text(b, action_label((enum action)a, LANG_ZH));
		}
		buf_release(&key);
	}
	buf_str(b, ".El\n");
}

/* ---- what a form says ---- */

static void
put_item(struct buf *b, const struct form_block *block, const struct form_item *tree,
    int i, bool row)
{
	const struct form_item *it = &tree[i];
	struct buf head = BUF_INIT;

	if (it->help == NULL && it->basis == NULL)
		return;
	buf_printf(&head, "%s:%s%s%s ", block->code, row ? "" : "*:", it->code,
	    row ? "" : " 栏");
	form_item_path(&head, tree, i, " ");
	put_macro(b, "It", buf_cstr(&head));
	if (it->help != NULL)
		put_text(b, it->help);
	put_basis(b, it->basis);
	buf_release(&head);
}

static bool
says_something(const struct form_item *tree, int n)
{
	for (int i = 0; i < n; i++)
		if (tree[i].help != NULL || tree[i].basis != NULL)
			return true;
	return false;
}

static void
put_block(struct buf *b, const struct form_block *block)
{
	if (!says_something(block->row, block->nrowitem) &&
	    !says_something(block->col, block->ncolitem))
		return;
	buf_str(b, ".Bl -tag -width Ds\n");
	for (int i = 0; i < block->ncolitem; i++)
		put_item(b, block, block->col, i, false);
	for (int i = 0; i < block->nrowitem; i++)
		put_item(b, block, block->row, i, true);
	buf_str(b, ".El\n");
}

static void
put_sections(struct buf *b, const struct form *f)
{
	for (int i = 0; i < f->nsection; i++) {
		const struct form_section *s = &f->section[i];

		put_macro(b, "Ss", s->heading);
		if (s->help != NULL)
			put_text(b, s->help);
		put_basis(b, s->basis);
		for (int k = 0; k < f->nblock; k++)
			if (f->table[f->block[k].table].section == i)
				put_block(b, &f->block[k]);
	}
}

/* ---- checks ---- */

static void
put_check(struct buf *b, const struct form *f, int i)
{
	const struct form_check *c = &f->check[i];
	bool first = i == form_check_find(f, c->code);
	struct buf head = BUF_INIT;

	buf_printf(&head, "%s %s%s", c->code, c->formula ? "计算" :
	    form_level_label(c->level), c->inferred ? "（推定）" : "");
	if (c->block >= 0)
		buf_printf(&head, " %s", f->block[c->block].code);
	put_macro(b, "It", buf_cstr(&head));
	put_text(b, form_check_text(f, c));
	if (first && c->help != NULL) {
		buf_str(b, ".br\n");
		put_text(b, c->help);
	}
	if (first)
		put_basis(b, c->basis);
	buf_release(&head);
}

static void
put_form_checks(struct buf *b, const struct form *f)
{
	struct buf head = BUF_INIT;

	buf_printf(&head, "%s 表式的校核", f->code);
	put_macro(b, "Ss", buf_cstr(&head));
	buf_str(b, ".Bl -tag -width Ds\n");
	for (int i = 0; i < f->ncheck; i++)
		put_check(b, f, i);
	buf_str(b, ".El\n");
	buf_release(&head);
}

static void
put_text_checks(struct buf *b)
{
	struct buf head = BUF_INIT, text = BUF_INIT;

	put_macro(b, "Ss", "文字、标题和日期的校核");
	buf_str(b, ".Bl -tag -width Ds\n");
	for (int i = 0; i < TEXT__MAX; i++) {
		const struct text_check *c = &textchecks[i];

		buf_reset(&head);
		buf_reset(&text);
		buf_printf(&head, "%s %s%s", c->code, form_level_label(c->level),
		    c->inferred ? "（推定）" : "");
		put_macro(b, "It", buf_cstr(&head));
		msg_put(&text, LANG_ZH, c->msg, "……", "N", "N", "……", NULL);
		put_text(b, buf_cstr(&text));
		buf_str(b, ".br\n");
		put_text(b, msg_text(LANG_ZH, c->help));
		put_basis(b, c->basis != MSG_NONE ? msg_text(LANG_ZH, c->basis) : NULL);
	}
	buf_str(b, ".El\n");
	buf_release(&head);
	buf_release(&text);
}

void
help_manual(struct cmd *c)
{
	struct buf *b = &c->out, head = BUF_INIT;

	if (!cmd_forms(c))
		return;
	buf_str(b, ".\\\" Made by `nianbao help man` from the tables of the program.\n"
	    ".Dd November 25, 2026\n.Dt NIANBAO-HELP 7\n.Os\n.Sh NAME\n"
	    ".Nm nianbao-help\n"
	    ".Nd 各屏、各格和各项校核的说明（what F1 shows, and every check）\n"
	    ".Sh DESCRIPTION\n"
	    "本页与程序中 F1 的说明同出一处：先是各屏和键，再是表式对各部分、各行、各栏的说明，\n"
	    "最后是全部校核。\n"
	    "错误必须改正才能定稿；警告要改正，或者写明理由；提示供参考，可以搁置。\n"
	    "标“推定”的，是按填报惯例推定的，文件没有明文规定。\n");
	put_screens(b);
	put_keys(b);
	for (size_t i = c->forms.n; i-- > 0;) {
		const struct form *f = forms_at(&c->forms, i);

		buf_reset(&head);
		buf_printf(&head, "%s 表式（FORM %s）", f->code, f->code);
		put_macro(b, "Sh", buf_cstr(&head));
		put_line(b, f->name, strlen(f->name));
		put_sections(b, f);
	}
	buf_str(b, ".Sh 校核（CHECKS）\n");
	put_text_checks(b);
	for (size_t i = c->forms.n; i-- > 0;)
		put_form_checks(b, forms_at(&c->forms, i));
	buf_str(b, ".Sh SEE ALSO\n.Xr nianbao 1 ,\n.Xr nianbao-data 5 ,\n"
	    ".Xr nianbao-form 5 ,\n.Xr nianbao-domain 7 ,\n.Xr nianbao-hacking 7\n");
	buf_release(&head);
}
