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
 *
 * Each document gets fonts of its own, cut down to its glyphs by HarfBuzz, numbers kept.
 * Cairo cuts them once more, but leaves in a font with CFF outlines every subroutine of
 * the tens of thousands of glyphs it does not have: half a megabyte for Noto Serif CJK.
 */
#include <cairo-ft.h>
#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include <freetype/freetype.h>
#include <hb-ot.h>
#include <hb-subset.h>
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

#define FAMILIES	12
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
	    { "方正仿宋_GBK", 0 }, { "STFangsong", 0 } }, 5 },
	[PAGE_FACE_HEADING] = { { { "黑体", 0 }, { "SimHei", 0 }, { "方正黑体_GBK", 0 },
	    { "Noto Sans CJK SC", FC_WEIGHT_MEDIUM },
	    { "Source Han Sans SC", FC_WEIGHT_MEDIUM },
	    { "WenQuanYi Zen Hei", 0 }, { "WenQuanYi Micro Hei", 0 } }, 3 },
	[PAGE_FACE_SUBHEADING] = { { { "楷体_GB2312", 0 }, { "楷体", 0 }, { "KaiTi", 0 },
	    { "方正楷体_GBK", 0 }, { "AR PL KaitiM GB", 0 }, { "AR PL UKai CN", 0 } }, 4 },
	[PAGE_FACE_TABLE] = { { { "宋体", 0 }, { "SimSun", 0 }, { "方正书宋_GBK", 0 },
	    { "AR PL SungtiL GB", 0 } }, 3 },
};

/* Behind the list of each hand: those of most machines, in the letter shapes of China. */
static const char *const usual[] = {
	"Noto Serif CJK SC", "Source Han Serif SC", "AR PL SungtiL GB", "AR PL UMing CN",
	"Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei",
	"WenQuanYi Micro Hei",
};

struct known {				/* a font of the machine */
	FcPattern	*pattern;	/* fontconfig's */
	struct font	 font;
	hb_blob_t	*blob;		/* its file */
	int		 index;		/* in there; the weight of a variable font from bit 16 */
	bool		 open, bad;
};
struct fonts {
	FcFontSet	*all;		/* fontconfig's */
	struct known	*known;		/* [all->nfont] */
	int		 list[FACES][FAMILIES + ARRAY_LEN(usual)];	/* what is there */
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

/* NULL when it is no outline font. */
static FT_Face
open_face(struct fonts *f, hb_blob_t *blob, int index)
{
	unsigned size;
	const char *bytes = hb_blob_get_data(blob, &size);
	FT_Face face;

	if (size == 0 || FT_New_Memory_Face(f->ft, (const FT_Byte *)bytes, (FT_Long)size,
	    index, &face) != 0)
		return NULL;
	if (FT_IS_SCALABLE(face))
		return face;
	FT_Done_Face(face);
	return NULL;
}

static bool
load(struct fonts *f, struct known *k, struct drawn *d)
{
	FcChar8 *file;
	hb_face_t *face;
	FT_Face ft;
	bool may;

	if (FcPatternGetString(k->pattern, FC_FILE, 0, &file) != FcResultMatch)
		return false;
	FcPatternGetInteger(k->pattern, FC_INDEX, 0, &k->index);
	k->blob = hb_blob_create_from_file((const char *)file);
	ft = open_face(f, k->blob, k->index);
	if (ft == NULL)
		return false;
	may = may_embed(ft);
	FT_Done_Face(ft);
	if (!may) {
		drawn_add(d, DRAWN_FORBIDDEN, family_of(k->pattern), NULL, 0, 0, 0);
		return false;
	}
	face = hb_face_create(k->blob, (unsigned)k->index & 0xFFFF);
	k->font.shape = hb_font_create(face);
	hb_ot_font_set_funcs(k->font.shape);
#if HB_VERSION_ATLEAST(2, 6, 0)
	if (k->index >> 16 > 0)		/* a variable font in one of its named weights */
		hb_font_set_var_named_instance(k->font.shape,
		    (unsigned)(k->index >> 16) - 1);
#endif
	k->font.upem = hb_face_get_upem(face);
	hb_face_destroy(face);
	k->font.used = hb_set_create();
	return k->font.upem > 0;
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
	if (k->font.shape != NULL)
		hb_font_destroy(k->font.shape);
	hb_set_destroy(k->font.used);
	hb_blob_destroy(k->blob);
}

/* ---- a small one ---- */

/* What a face of cairo's stands on; gone with it, which may be later than we think. */
struct held {
	FT_Face		 ft;
	hb_blob_t	*blob;
};
static const cairo_user_data_key_t held_key;

static void
let_go(void *p)
{
	struct held *h = p;

	FT_Done_Face(h->ft);
	hb_blob_destroy(h->blob);
	free(h);
}

/* The glyphs that are used, under numbers of their own (64,000 empty ones take most of the
 * time); NULL when that cannot be. */
static hb_blob_t *
cut_down(struct known *k)
{
#if HB_VERSION_ATLEAST(4, 0, 0)
	static const hb_tag_t needless[] = {
		HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
		HB_TAG('G', 'D', 'E', 'F'), HB_TAG('B', 'A', 'S', 'E'),
		HB_TAG('V', 'O', 'R', 'G'), HB_TAG('v', 'h', 'e', 'a'),
		HB_TAG('v', 'm', 't', 'x'), HB_TAG('D', 'S', 'I', 'G'),
	};
	hb_subset_input_t *in = hb_subset_input_create_or_fail();
	hb_subset_plan_t *plan;
	hb_blob_t *blob = NULL;
	hb_face_t *face = NULL;

	if (k->index >> 16 > 0 || in == NULL) {
		hb_subset_input_destroy(in);
		return NULL;
	}
	hb_subset_input_set_flags(in, HB_SUBSET_FLAGS_DESUBROUTINIZE |
	    HB_SUBSET_FLAGS_NO_HINTING);
	for (size_t i = 0; i < ARRAY_LEN(needless); i++)
		hb_set_add(hb_subset_input_set(in, HB_SUBSET_SETS_DROP_TABLE_TAG),
		    needless[i]);
	hb_set_union(hb_subset_input_glyph_set(in), k->font.used);
	plan = hb_subset_plan_create_or_fail(hb_font_get_face(k->font.shape), in);
	hb_subset_input_destroy(in);
	if (plan != NULL)
		face = hb_subset_plan_execute_or_fail(plan);
	if (face != NULL) {
		blob = hb_face_reference_blob(face);
		k->font.number = hb_map_reference((hb_map_t *)	/* const in some releases */
		    hb_subset_plan_old_to_new_glyph_mapping(plan));
	}
	hb_face_destroy(face);
	hb_subset_plan_destroy(plan);
	return blob;
#else
	(void)k;
	return NULL;
#endif
}

static void
dress(struct fonts *f, struct known *k)
{
	struct held *h = mem_zero(sizeof *h);

	h->blob = cut_down(k);
	if (h->blob != NULL)
		h->ft = open_face(f, h->blob, 0);
	if (h->ft == NULL) {		/* the whole font will do */
		hb_map_destroy(k->font.number);
		k->font.number = NULL;
		hb_blob_destroy(h->blob);
		h->blob = hb_blob_reference(k->blob);
		h->ft = open_face(f, k->blob, k->index);
	}
	k->font.face = cairo_ft_font_face_create_for_ft_face(h->ft, FT_LOAD_NO_HINTING);
	cairo_font_face_set_user_data(k->font.face, &held_key, h, let_go);
}

void
fonts_dress(struct fonts *f)
{
	for (int i = 0; i < f->all->nfont; i++)
		if (f->known[i].open && !hb_set_is_empty(f->known[i].font.used))
			dress(f, &f->known[i]);
}

void
fonts_undress(struct fonts *f)
{
	for (int i = 0; i < f->all->nfont; i++) {
		struct font *font = &f->known[i].font;

		if (font->face == NULL)
			continue;
		cairo_font_face_destroy(font->face);
		font->face = NULL;
		hb_map_destroy(font->number);
		font->number = NULL;
		hb_set_clear(font->used);
	}
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

/* One more family of a hand, if it is there.  The first of them is opened, so that one
 * that may not be embedded falls out here. */
static bool
add_family(struct fonts *f, enum page_face face, const char *family, int weight,
    struct drawn *d)
{
	int k = find(f, family, weight);

	if (k < 0 || (f->nlist[face] == 0 && !opened(f, &f->known[k], d)))
		return false;
	f->list[face][f->nlist[face]++] = k;
	return true;
}

/* The families of a hand that are there; one that is not proper is named. */
static void
choose(struct fonts *f, enum page_face face, struct drawn *d)
{
	const struct hand *h = &hands[face];
	bool proper = false;

	f->chosen[face] = true;
	for (int i = 0; i < FAMILIES && h->font[i].family != NULL; i++)
		if (add_family(f, face, h->font[i].family, h->font[i].weight, d))
			proper = proper || i < h->proper;
	for (size_t i = 0; i < ARRAY_LEN(usual); i++)
		add_family(f, face, usual[i], 0, d);
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
