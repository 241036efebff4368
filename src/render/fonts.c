/*
 * fonts.c - which font a text is set in.
 *
 * Each hand has a list of families, the proper ones first, then those that lines break
 * alike with.  They are looked for by their real names: fontconfig answers every
 * question with some font, so it is asked what there is, not what it would take.  A
 * character that the first of the list lacks is looked for in the others, then in all
 * fonts of the machine.
 *
 * A font that forbids to be embedded, or to be embedded in part, is none for us.
 */
#include <cairo-ft.h>
#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb-ot.h>
#include <hb.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "export/page.h"
#include "export/pagewire.h"
#include "render/render.h"

#define FAMILIES	8
#define FACES		(PAGE_FACE_TABLE + 1)
#define NO_SUBSETTING	0x0100
#define BITMAP_ONLY	0x0200
#define RESTRICTED	0x0002		/* and no other bit of the lowest four */

static const struct hand {
	struct { const char *family; int weight; } font[FAMILIES];
	int		 proper;	/* so many of them are what the rule asks for */
} hands[FACES] = {
	[PAGE_FACE_TITLE] = { { { "方正小标宋简体", 0 }, { "FZXiaoBiaoSong-B05S", 0 },
	    { "方正小标宋_GBK", 0 }, { "Noto Serif CJK SC", FC_WEIGHT_DEMIBOLD },
	    { "Source Han Serif SC", FC_WEIGHT_DEMIBOLD },
	    { "Noto Sans CJK SC", FC_WEIGHT_DEMIBOLD } }, 3 },
	[PAGE_FACE_BODY] = { { { "仿宋_GB2312", 0 }, { "仿宋", 0 }, { "FangSong", 0 },
	    { "方正仿宋_GBK", 0 }, { "STFangsong", 0 }, { "Noto Serif CJK SC", 0 },
	    { "Source Han Serif SC", 0 }, { "AR PL SungtiL GB", 0 } }, 5 },
	[PAGE_FACE_HEADING] = { { { "黑体", 0 }, { "SimHei", 0 }, { "方正黑体_GBK", 0 },
	    { "Noto Sans CJK SC", FC_WEIGHT_MEDIUM },
	    { "Source Han Sans SC", FC_WEIGHT_MEDIUM },
	    { "WenQuanYi Zen Hei", 0 } }, 3 },
	[PAGE_FACE_SUBHEADING] = { { { "楷体_GB2312", 0 }, { "楷体", 0 }, { "KaiTi", 0 },
	    { "方正楷体_GBK", 0 }, { "AR PL KaitiM GB", 0 }, { "AR PL UKai CN", 0 },
	    { "Noto Serif CJK SC", 0 }, { "Source Han Serif SC", 0 } }, 4 },
	[PAGE_FACE_TABLE] = { { { "宋体", 0 }, { "SimSun", 0 }, { "方正书宋_GBK", 0 },
	    { "AR PL SungtiL GB", 0 }, { "Noto Serif CJK SC", 0 },
	    { "Source Han Serif SC", 0 } }, 3 },
};

struct known {				/* a font of the machine */
	FcPattern	*pattern;	/* fontconfig's */
	struct font	 font;
	FT_Face		 ft;
	hb_blob_t	*blob;
	bool		 open, bad;
};
struct fonts {
	FcFontSet	*all;		/* fontconfig's */
	struct known	*known;		/* [all->nfont] */
	int		 list[FACES][FAMILIES];	/* its families that are there */
	int		 nlist[FACES];
	bool		 chosen[FACES];	/* the list was made, and what is not proper told */
	bool		 told[FACES];	/* that none of them is there */
	FcFontSet	*sorted;	/* the rest, the likely ones first; made when wanted */
	FT_Library	 ft;
	char		**place;
	size_t		 nplace, capplace;
};

/* ---- opening one ---- */

static bool
may_embed(FT_Face face)
{
	unsigned flags = FT_Get_FSType_Flags(face);

	return (flags & 0xF) != RESTRICTED && (flags & (NO_SUBSETTING | BITMAP_ONLY)) == 0;
}

static const char *
family_of(const FcPattern *p)
{
	FcChar8 *family;

	return FcPatternGetString(p, FC_FAMILY, 0, &family) == FcResultMatch ?
	    (const char *)family : "?";
}

static bool
load(struct fonts *f, struct known *k, struct drawn *d)
{
	FcChar8 *file;
	int index = 0;
	hb_face_t *face;
	unsigned size;
	const char *bytes;

	if (FcPatternGetString(k->pattern, FC_FILE, 0, &file) != FcResultMatch)
		return false;
	FcPatternGetInteger(k->pattern, FC_INDEX, 0, &index);
	k->blob = hb_blob_create_from_file((const char *)file);
	bytes = hb_blob_get_data(k->blob, &size);
	if (size == 0 || FT_New_Memory_Face(f->ft, (const FT_Byte *)bytes, (FT_Long)size,
	    index, &k->ft) != 0) {
		k->ft = NULL;
		return false;
	}
	if (!FT_IS_SCALABLE(k->ft))
		return false;
	if (!may_embed(k->ft)) {
		drawn_add(d, DRAWN_FORBIDDEN, family_of(k->pattern), NULL, 0, 0, 0);
		return false;
	}
	face = hb_face_create(k->blob, (unsigned)index & 0xFFFF);
	k->font.shape = hb_font_create(face);
	hb_ot_font_set_funcs(k->font.shape);
#if HB_VERSION_ATLEAST(2, 6, 0)
	if (index >> 16 > 0)		/* a variable font in one of its named weights */
		hb_font_set_var_named_instance(k->font.shape, (unsigned)(index >> 16) - 1);
#endif
	k->font.upem = hb_face_get_upem(face);
	hb_face_destroy(face);
	k->font.face = cairo_ft_font_face_create_for_ft_face(k->ft, FT_LOAD_NO_HINTING);
	return k->font.upem > 0 &&
	    cairo_font_face_status(k->font.face) == CAIRO_STATUS_SUCCESS;
}

static bool
opened(struct fonts *f, struct known *k, struct drawn *d)
{
	if (!k->open && !k->bad) {
		k->bad = !load(f, k, d);
		k->open = !k->bad;
	}
	return k->open;
}

static void
unload(struct known *k)
{
	if (k->font.face != NULL)
		cairo_font_face_destroy(k->font.face);
	if (k->font.shape != NULL)
		hb_font_destroy(k->font.shape);
	if (k->ft != NULL)
		FT_Done_Face(k->ft);
	hb_blob_destroy(k->blob);
}

/* ---- looking for one ---- */

/* One outline font, upright, its weight fixed. */
static bool
is_plain(const FcPattern *p)
{
	FcBool yes;
	int slant;

	if (FcPatternGetBool(p, FC_SCALABLE, 0, &yes) == FcResultMatch && !yes)
		return false;
#ifdef FC_VARIABLE
	if (FcPatternGetBool(p, FC_VARIABLE, 0, &yes) == FcResultMatch && yes)
		return false;
#endif
	return FcPatternGetInteger(p, FC_SLANT, 0, &slant) != FcResultMatch ||
	    slant == FC_SLANT_ROMAN;
}

static bool
is_named(const FcPattern *p, const char *family)
{
	FcChar8 *s;

	for (int i = 0; FcPatternGetString(p, FC_FAMILY, i, &s) == FcResultMatch; i++)
		if (strcasecmp((const char *)s, family) == 0)
			return true;
	return false;
}

/* The font of a family whose weight is nearest; -1 when there is none. */
static int
find(const struct fonts *f, const char *family, int weight)
{
	int best = -1, least = INT_MAX, has, far;

	if (weight == 0)
		weight = FC_WEIGHT_NORMAL;
	for (int i = 0; i < f->all->nfont; i++) {
		const FcPattern *p = f->all->fonts[i];

		if (f->known[i].bad || !is_named(p, family) || !is_plain(p))
			continue;
		if (FcPatternGetInteger(p, FC_WEIGHT, 0, &has) != FcResultMatch)
			has = FC_WEIGHT_NORMAL;
		far = abs(has - weight);
		if (far < least) {
			least = far;
			best = i;
		}
	}
	return best;
}

/* The families of a hand that are there.  The first of them is opened, so that one that
 * may not be embedded falls out here, and named when it is not a proper one. */
static void
choose(struct fonts *f, enum page_face face, struct drawn *d)
{
	const struct hand *h = &hands[face];
	bool proper = false;

	f->chosen[face] = true;
	for (int i = 0; i < FAMILIES && h->font[i].family != NULL; i++) {
		int k = find(f, h->font[i].family, h->font[i].weight);

		if (k < 0 || (f->nlist[face] == 0 && !opened(f, &f->known[k], d)))
			continue;
		proper = proper || i < h->proper;
		f->list[face][f->nlist[face]++] = k;
	}
	if (!proper && f->nlist[face] > 0)
		drawn_add(d, DRAWN_SUBSTITUTE, h->font[0].family,
		    family_of(f->all->fonts[f->list[face][0]]), 0, 0, 0);
}

static const struct font *
with(struct fonts *f, int i, uint32_t cp, struct drawn *d)
{
	struct known *k = &f->known[i];
	FcCharSet *set;
	hb_codepoint_t glyph;

	if (k->bad || FcPatternGetCharSet(k->pattern, FC_CHARSET, 0, &set) != FcResultMatch ||
	    !FcCharSetHasChar(set, cp) || !opened(f, k, d) ||
	    !hb_font_get_nominal_glyph(k->font.shape, cp, &glyph) || glyph == 0)
		return NULL;
	return &k->font;
}

/* All fonts, those for Chinese with serifs first. */
static void
sort(struct fonts *f)
{
	FcPattern *p = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, "serif", FC_LANG,
	    FcTypeString, "zh-cn", (char *)NULL);
	FcResult result;

	FcConfigSubstitute(NULL, p, FcMatchPattern);
	FcDefaultSubstitute(p);
	f->sorted = FcFontSort(NULL, p, FcFalse, NULL, &result);
	FcPatternDestroy(p);
	if (f->sorted == NULL)
		f->sorted = FcFontSetCreate();
}

/* FcFontSort() gives the patterns of the set themselves. */
static int
place_of(const struct fonts *f, const FcPattern *p)
{
	for (int i = 0; i < f->all->nfont; i++)
		if (f->all->fonts[i] == p)
			return i;
	return -1;
}

/* None of the families is there: what was found instead is named, once. */
static void
tell_other(struct fonts *f, enum page_face face, int k, struct drawn *d)
{
	if (f->nlist[face] > 0 || f->told[face])
		return;
	f->told[face] = true;
	drawn_add(d, DRAWN_SUBSTITUTE, hands[face].font[0].family,
	    family_of(f->all->fonts[k]), 0, 0, 0);
}

const struct font *
font_for(struct fonts *f, enum page_face face, uint32_t cp, struct drawn *d)
{
	const struct font *font;

	if (!f->chosen[face])
		choose(f, face, d);
	for (int i = 0; i < f->nlist[face]; i++)
		if ((font = with(f, f->list[face][i], cp, d)) != NULL)
			return font;
	if (f->sorted == NULL)
		sort(f);
	for (int i = 0; i < f->sorted->nfont; i++) {
		int k = is_plain(f->sorted->fonts[i]) ? place_of(f, f->sorted->fonts[i]) : -1;

		if (k >= 0 && (font = with(f, k, cp, d)) != NULL) {
			tell_other(f, face, k, d);
			return font;
		}
	}
	return NULL;
}

/* ---- all of them ---- */

static void
add_place(struct fonts *f, const char *path)
{
	f->place = mem_grow(f->place, f->nplace, &f->capplace, sizeof *f->place);
	f->place[f->nplace++] = mem_strdup(path);
}

static void
add_places(struct fonts *f, FcStrList *list)
{
	FcChar8 *s;

	while (list != NULL && (s = FcStrListNext(list)) != NULL)
		add_place(f, (const char *)s);
	if (list != NULL)
		FcStrListDone(list);
}

/* Debian links some fonts to elsewhere; a fence looks at where a file really is. */
static void
add_linked(struct fonts *f, const FcPattern *p)
{
	FcChar8 *file;
	struct stat st;

	if (FcPatternGetString(p, FC_FILE, 0, &file) == FcResultMatch &&
	    lstat((const char *)file, &st) == 0 && S_ISLNK(st.st_mode))
		add_place(f, (const char *)file);
}

struct fonts *
fonts_open(void)
{
	struct fonts *f = mem_zero(sizeof *f);

	if (!FcInit() || FT_Init_FreeType(&f->ft) != 0 ||
	    (f->all = FcConfigGetFonts(NULL, FcSetSystem)) == NULL || f->all->nfont == 0) {
		fonts_close(f);
		return NULL;
	}
	f->known = mem_array((size_t)f->all->nfont, sizeof *f->known);
	add_places(f, FcConfigGetFontDirs(NULL));
	add_places(f, FcConfigGetCacheDirs(NULL));
	add_places(f, FcConfigGetConfigFiles(NULL));
	for (int i = 0; i < f->all->nfont; i++) {
		f->known[i].pattern = f->all->fonts[i];
		add_linked(f, f->all->fonts[i]);
	}
	return f;
}

void
fonts_close(struct fonts *f)
{
	if (f == NULL)
		return;
	for (int i = 0; f->known != NULL && i < f->all->nfont; i++)
		unload(&f->known[i]);
	if (f->sorted != NULL)
		FcFontSetDestroy(f->sorted);
	for (size_t i = 0; i < f->nplace; i++)
		free(f->place[i]);
	free(f->place);
	free(f->known);
	FT_Done_FreeType(f->ft);
	free(f);
	FcFini();
}

const char *const *
fonts_places(const struct fonts *f, size_t *n)
{
	*n = f->nplace;
	return (const char *const *)f->place;
}
