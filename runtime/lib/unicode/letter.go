// Package unicode tells what kinds of characters runes are. The tables are those of Unicode 13, as in
// Go 1.19; they come from the machine's own host and are read through functions.
package unicode

const (
	MaxRune         = '\U0010FFFF'
	ReplacementChar = '\uFFFD'
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'

	// Version is the edition of Unicode the tables are from.
	Version = "13.0.0"
)

// Cases for To and SpecialCase.
const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

// UpperLower as a Delta means: upper and lower case take turns.
const UpperLower = MaxRune + 1

func IsLetter(r rune) bool
func IsDigit(r rune) bool
func IsNumber(r rune) bool
func IsSpace(r rune) bool
func IsUpper(r rune) bool
func IsLower(r rune) bool
func IsTitle(r rune) bool
func IsPunct(r rune) bool
func IsControl(r rune) bool
func IsGraphic(r rune) bool
func IsPrint(r rune) bool
func IsSymbol(r rune) bool
func IsMark(r rune) bool

func ToUpper(r rune) rune
func ToLower(r rune) rune
func ToTitle(r rune) rune

// SimpleFold gives the next larger rune that is the same but for case, or the smallest of them.
func SimpleFold(r rune) rune

// To maps a rune to a case: UpperCase, LowerCase or TitleCase.
func To(_case int, r rune) rune {
	switch _case {
	case UpperCase:
		return ToUpper(r)
	case LowerCase:
		return ToLower(r)
	case TitleCase:
		return ToTitle(r)
	}
	return ReplacementChar
}

type d [MaxCase]rune

// CaseRange is a stretch of runes whose cases lie at the same distances.
type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta d
}

// SpecialCase is a language's own rules of case.
type SpecialCase []CaseRange

func (special SpecialCase) to(_case int, r rune) rune {
	for _, cr := range special {
		if uint32(r) < cr.Lo || cr.Hi < uint32(r) {
			continue
		}
		delta := cr.Delta[_case]
		if delta <= MaxRune {
			return r + delta
		}
		// Pairs: the first of each is upper case.
		at := (uint32(r) - cr.Lo) &^ 1
		if _case == LowerCase {
			at++
		}
		return rune(cr.Lo + at)
	}
	return To(_case, r)
}

func (special SpecialCase) ToUpper(r rune) rune { return special.to(UpperCase, r) }
func (special SpecialCase) ToTitle(r rune) rune { return special.to(TitleCase, r) }
func (special SpecialCase) ToLower(r rune) rune { return special.to(LowerCase, r) }

// TurkishCase is the case of Turkish: i has a dot in both cases.
var TurkishCase SpecialCase = SpecialCase{
	{0x0049, 0x0049, d{0, 0x131 - 0x49, 0}},
	{0x0069, 0x0069, d{0x130 - 0x69, 0, 0x130 - 0x69}},
	{0x0130, 0x0130, d{0, 0x69 - 0x130, 0}},
	{0x0131, 0x0131, d{0x49 - 0x131, 0, 0x49 - 0x131}},
}

// AzeriCase is the case of Azeri, the same.
var AzeriCase SpecialCase = TurkishCase
