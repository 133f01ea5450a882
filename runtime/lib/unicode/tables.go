package unicode

// Range16 is a stretch of runes below 1<<16, each Stride from the one before.
type Range16 struct {
	Lo     uint16
	Hi     uint16
	Stride uint16
}

// Range32 is a stretch of runes of any size; those of a table's R32 are from 1<<16 on.
type Range32 struct {
	Lo     uint32
	Hi     uint32
	Stride uint32
}

// RangeTable is a set of runes: stretches in rising order, and how many of R16 end below 256.
// The package's own tables know their runes by themselves; their stretches are worked out when looked at.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int
}

// Is tells whether a rune is in a table.
func Is(rangeTab *RangeTable, r rune) bool

// IsOneOf tells whether a rune is in one of several tables.
func IsOneOf(ranges []*RangeTable, r rune) bool

// In tells whether a rune is in one of several tables.
func In(r rune, ranges ...*RangeTable) bool { return IsOneOf(ranges, r) }

// tables makes the package's tables: general categories, scripts and properties, in the order of the
// variables below, then the maps of them by name, and the tables of runes that only fold into a set.
func tables(nothing interface{}) (
	tC, tCc, tCf, tCo, tCs, tL, tLl, tLm, tLo, tLt, tLu, tM, tMc, tMe, tMn, tN, tNd, tNl, tNo, tP,
	tPc, tPd, tPe, tPf, tPi, tPo, tPs, tS, tSc, tSk, tSm, tSo, tZ, tZl, tZp, tZs, tAdlam, tAhom,
	tAnatolian_Hieroglyphs, tArabic, tArmenian, tAvestan, tBalinese, tBamum, tBassa_Vah, tBatak,
	tBengali, tBhaiksuki, tBopomofo, tBrahmi, tBraille, tBuginese, tBuhid, tCanadian_Aboriginal,
	tCarian, tCaucasian_Albanian, tChakma, tCham, tCherokee, tChorasmian, tCommon, tCoptic,
	tCuneiform, tCypriot, tCyrillic, tDeseret, tDevanagari, tDives_Akuru, tDogra, tDuployan,
	tEgyptian_Hieroglyphs, tElbasan, tElymaic, tEthiopic, tGeorgian, tGlagolitic, tGothic,
	tGrantha, tGreek, tGujarati, tGunjala_Gondi, tGurmukhi, tHan, tHangul, tHanifi_Rohingya,
	tHanunoo, tHatran, tHebrew, tHiragana, tImperial_Aramaic, tInherited, tInscriptional_Pahlavi,
	tInscriptional_Parthian, tJavanese, tKaithi, tKannada, tKatakana, tKayah_Li, tKharoshthi,
	tKhitan_Small_Script, tKhmer, tKhojki, tKhudawadi, tLao, tLatin, tLepcha, tLimbu, tLinear_A,
	tLinear_B, tLisu, tLycian, tLydian, tMahajani, tMakasar, tMalayalam, tMandaic, tManichaean,
	tMarchen, tMasaram_Gondi, tMedefaidrin, tMeetei_Mayek, tMende_Kikakui, tMeroitic_Cursive,
	tMeroitic_Hieroglyphs, tMiao, tModi, tMongolian, tMro, tMultani, tMyanmar, tNabataean,
	tNandinagari, tNew_Tai_Lue, tNewa, tNko, tNushu, tNyiakeng_Puachue_Hmong, tOgham, tOl_Chiki,
	tOld_Hungarian, tOld_Italic, tOld_North_Arabian, tOld_Permic, tOld_Persian, tOld_Sogdian,
	tOld_South_Arabian, tOld_Turkic, tOriya, tOsage, tOsmanya, tPahawh_Hmong, tPalmyrene,
	tPau_Cin_Hau, tPhags_Pa, tPhoenician, tPsalter_Pahlavi, tRejang, tRunic, tSamaritan,
	tSaurashtra, tSharada, tShavian, tSiddham, tSignWriting, tSinhala, tSogdian, tSora_Sompeng,
	tSoyombo, tSundanese, tSyloti_Nagri, tSyriac, tTagalog, tTagbanwa, tTai_Le, tTai_Tham,
	tTai_Viet, tTakri, tTamil, tTangut, tTelugu, tThaana, tThai, tTibetan, tTifinagh, tTirhuta,
	tUgaritic, tVai, tWancho, tWarang_Citi, tYezidi, tYi, tZanabazar_Square, tASCII_Hex_Digit,
	tBidi_Control, tDash, tDeprecated, tDiacritic, tExtender, tHex_Digit, tHyphen,
	tIDS_Binary_Operator, tIDS_Trinary_Operator, tIdeographic, tJoin_Control,
	tLogical_Order_Exception, tNoncharacter_Code_Point, tOther_Alphabetic,
	tOther_Default_Ignorable_Code_Point, tOther_Grapheme_Extend, tOther_ID_Continue,
	tOther_ID_Start, tOther_Lowercase, tOther_Math, tOther_Uppercase, tPattern_Syntax,
	tPattern_White_Space, tPrepended_Concatenation_Mark, tQuotation_Mark, tRadical,
	tRegional_Indicator, tSentence_Terminal, tSoft_Dotted, tTerminal_Punctuation,
	tUnified_Ideograph, tVariation_Selector, tWhite_Space *RangeTable,
	categories, scripts, properties, foldCategory, foldScript map[string]*RangeTable,
)

// General categories, scripts and properties, all by Unicode's own names; the maps have every one of them.
var C, Cc, Cf, Co, Cs, L, Ll, Lm, Lo, Lt, Lu, M, Mc, Me, Mn, N, Nd, Nl, No, P, Pc, Pd, Pe, Pf, Pi,
	Po, Ps, S, Sc, Sk, Sm, So, Z, Zl, Zp, Zs, Adlam, Ahom, Anatolian_Hieroglyphs, Arabic, Armenian,
	Avestan, Balinese, Bamum, Bassa_Vah, Batak, Bengali, Bhaiksuki, Bopomofo, Brahmi, Braille,
	Buginese, Buhid, Canadian_Aboriginal, Carian, Caucasian_Albanian, Chakma, Cham, Cherokee,
	Chorasmian, Common, Coptic, Cuneiform, Cypriot, Cyrillic, Deseret, Devanagari, Dives_Akuru,
	Dogra, Duployan, Egyptian_Hieroglyphs, Elbasan, Elymaic, Ethiopic, Georgian, Glagolitic,
	Gothic, Grantha, Greek, Gujarati, Gunjala_Gondi, Gurmukhi, Han, Hangul, Hanifi_Rohingya,
	Hanunoo, Hatran, Hebrew, Hiragana, Imperial_Aramaic, Inherited, Inscriptional_Pahlavi,
	Inscriptional_Parthian, Javanese, Kaithi, Kannada, Katakana, Kayah_Li, Kharoshthi,
	Khitan_Small_Script, Khmer, Khojki, Khudawadi, Lao, Latin, Lepcha, Limbu, Linear_A, Linear_B,
	Lisu, Lycian, Lydian, Mahajani, Makasar, Malayalam, Mandaic, Manichaean, Marchen,
	Masaram_Gondi, Medefaidrin, Meetei_Mayek, Mende_Kikakui, Meroitic_Cursive,
	Meroitic_Hieroglyphs, Miao, Modi, Mongolian, Mro, Multani, Myanmar, Nabataean, Nandinagari,
	New_Tai_Lue, Newa, Nko, Nushu, Nyiakeng_Puachue_Hmong, Ogham, Ol_Chiki, Old_Hungarian,
	Old_Italic, Old_North_Arabian, Old_Permic, Old_Persian, Old_Sogdian, Old_South_Arabian,
	Old_Turkic, Oriya, Osage, Osmanya, Pahawh_Hmong, Palmyrene, Pau_Cin_Hau, Phags_Pa, Phoenician,
	Psalter_Pahlavi, Rejang, Runic, Samaritan, Saurashtra, Sharada, Shavian, Siddham, SignWriting,
	Sinhala, Sogdian, Sora_Sompeng, Soyombo, Sundanese, Syloti_Nagri, Syriac, Tagalog, Tagbanwa,
	Tai_Le, Tai_Tham, Tai_Viet, Takri, Tamil, Tangut, Telugu, Thaana, Thai, Tibetan, Tifinagh,
	Tirhuta, Ugaritic, Vai, Wancho, Warang_Citi, Yezidi, Yi, Zanabazar_Square, ASCII_Hex_Digit,
	Bidi_Control, Dash, Deprecated, Diacritic, Extender, Hex_Digit, Hyphen, IDS_Binary_Operator,
	IDS_Trinary_Operator, Ideographic, Join_Control, Logical_Order_Exception,
	Noncharacter_Code_Point, Other_Alphabetic, Other_Default_Ignorable_Code_Point,
	Other_Grapheme_Extend, Other_ID_Continue, Other_ID_Start, Other_Lowercase, Other_Math,
	Other_Uppercase, Pattern_Syntax, Pattern_White_Space, Prepended_Concatenation_Mark,
	Quotation_Mark, Radical, Regional_Indicator, Sentence_Terminal, Soft_Dotted,
	Terminal_Punctuation, Unified_Ideograph, Variation_Selector, White_Space,
	Categories, Scripts, Properties, FoldCategory, FoldScript = tables(map[string]*RangeTable(nil))

// Longer names of some of them, and what is printed and shown.
var (
	Digit, Letter, Lower, Mark, Number, Other, Punct, Space, Symbol, Title, Upper, STerm = Nd, L, Ll, M, N, C, P, Z, S, Lt, Lu, Sentence_Terminal

	GraphicRanges, PrintRanges = []*RangeTable{L, M, N, P, S, Zs}, []*RangeTable{L, M, N, P, S}
)
