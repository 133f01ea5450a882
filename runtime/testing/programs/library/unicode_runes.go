// Kinds of runes: the functions over every rune, tables by name, cases and folding.
package main

import (
	"fmt"
	"hash/fnv"
	"strings"
	"unicode"
)

type predicate struct {
	name string
	is   func(rune) bool
}

type mapping struct {
	name string
	to   func(rune) rune
}

func main() {
	for _, p := range []predicate{
		{"IsLetter", unicode.IsLetter}, {"IsDigit", unicode.IsDigit}, {"IsNumber", unicode.IsNumber}, {"IsSpace", unicode.IsSpace},
		{"IsUpper", unicode.IsUpper}, {"IsLower", unicode.IsLower}, {"IsTitle", unicode.IsTitle}, {"IsPunct", unicode.IsPunct},
		{"IsControl", unicode.IsControl}, {"IsGraphic", unicode.IsGraphic}, {"IsPrint", unicode.IsPrint}, {"IsSymbol", unicode.IsSymbol}, {"IsMark", unicode.IsMark},
	} {
		n, first, last, sum := 0, rune(-1), rune(0), 0
		for r := rune(0); r < limit; r++ {
			if p.is(r) {
				if n++; first < 0 {
					first = r
				}
				last = r
				sum = (sum*31 + int(r)) & 0xffffffff
			}
		}
		fmt.Println(p.name, n, first, last, sum, p.is(-1), p.is(unicode.MaxRune+1))
	}
	for _, m := range []mapping{{"ToUpper", unicode.ToUpper}, {"ToLower", unicode.ToLower}, {"ToTitle", unicode.ToTitle}, {"SimpleFold", unicode.SimpleFold}, {"Turkish upper", unicode.TurkishCase.ToUpper}, {"Turkish lower", unicode.TurkishCase.ToLower}} {
		n, sum := 0, 0
		for r := rune(0); r < limit; r++ {
			if c := m.to(r); c != r {
				n++
				sum = (sum*31 + int(c)) & 0xffffffff
			}
		}
		fmt.Println(m.name, n, sum, m.to(-1), m.to(unicode.MaxRune+1))
	}

	samples := []rune("aZ5 \n世あア한αΩЖéßǅ٣Ⅷ€+_-“”\u0301\u200b\u00a0\U0001F600\ufffd")
	for _, t := range []struct {
		name  string
		table *unicode.RangeTable
	}{{"Han", unicode.Han}, {"Latin", unicode.Latin}, {"Greek", unicode.Greek}, {"Cyrillic", unicode.Cyrillic}, {"Hiragana", unicode.Hiragana}, {"Letter", unicode.Letter}, {"Lu", unicode.Lu}, {"Upper", unicode.Upper}, {"Nd", unicode.Nd}, {"Digit", unicode.Digit}, {"Number", unicode.Number}, {"Punct", unicode.Punct}, {"Symbol", unicode.Symbol}, {"Space", unicode.Space}, {"Mn", unicode.Mn}, {"Title", unicode.Title}, {"White_Space", unicode.White_Space}, {"Quotation_Mark", unicode.Quotation_Mark}, {"Common", unicode.Common}} {
		var in []rune
		for _, r := range samples {
			if unicode.Is(t.table, r) {
				in = append(in, r)
			}
		}
		fmt.Printf("%s %q\n", t.name, in)
	}
	for _, t := range []*unicode.RangeTable{unicode.Lu, unicode.Greek, unicode.Properties["Hyphen"]} {
		h := fnv.New32a()
		fmt.Fprint(h, t.R16, t.R32)
		fmt.Println(len(t.R16), len(t.R32), t.R16[0], t.LatinOffset, h.Sum32())
	}
	fmt.Println(len(unicode.Categories), len(unicode.Scripts), len(unicode.Properties), len(unicode.FoldCategory), len(unicode.FoldScript))
	fmt.Println(unicode.Categories["Lu"] == unicode.Lu, unicode.Scripts["Han"] == unicode.Han, unicode.Lu == unicode.Upper, unicode.Scripts["none"] == nil)
	for _, r := range samples {
		fmt.Print(unicode.In(r, unicode.Letter, unicode.Digit), unicode.IsOneOf(unicode.PrintRanges, r), unicode.In(r), " ")
	}
	fmt.Println()
	vowels := &unicode.RangeTable{
		R16:         []unicode.Range16{{'a', 'e', 4}, {'i', 'i', 1}, {'o', 'u', 6}, {0x400, 0x410, 2}},
		R32:         []unicode.Range32{{0x10000, 0x10010, 4}},
		LatinOffset: 3,
	}
	fmt.Println(strings.Map(func(r rune) rune {
		if unicode.Is(vowels, r) {
			return '*'
		}
		return r
	}, "the quick brown fox \u0400\u0401\u0402 \U00010004\U00010005"))
	fmt.Println(strings.FieldsFunc("one,two;三four", func(r rune) bool { return unicode.In(r, unicode.Han, unicode.P) }))
	fmt.Println(unicode.To(unicode.UpperCase, 'ǆ'), unicode.To(unicode.TitleCase, 'ǆ'), unicode.To(unicode.LowerCase, 'Ǆ'), unicode.To(7, 'a'))
	fmt.Println(strings.ToUpperSpecial(unicode.TurkishCase, "ıi"), strings.ToLowerSpecial(unicode.AzeriCase, "Iİ"))
	fmt.Println(unicode.Version, unicode.MaxRune, unicode.ReplacementChar, unicode.MaxASCII, unicode.MaxLatin1, unicode.UpperLower)
	defer func() { fmt.Println(recover()) }()
	var none *unicode.RangeTable
	unicode.Is(none, 'x')
}

// Runes up to here are asked about one by one.
const limit = 0x800
