// Characters by name and by number, as HTML 5 has them; expressions with cases, names and underscores.
package main

import (
	"fmt"
	"html"
	"regexp"
)

func references() {
	for _, text := range []string{
		"&amp", "&amp;", "&ampx", "&ampamp;", "&notit;", "&notin;", "&not;in", "&Aacute;&aacute&AElig", "&gesl;", "&fjlig;",
		"&CounterClockwiseContourIntegral;", "&am", "&", "&&", "&;", "& ", "&#", "&#x", "&#;", "&#x;", "&#1", "&#1 ", "&#12 ",
		"&#9;", "&#x9;", "&#x9", "&#X3Bb ", "&#128;43", "&#x9F;", "&#0;", "&#000;", "&#xD800;", "&#x110000;", "&#x10FFFF;",
		"&#99999999999;", "&#169f &#xa9", "&lt;b&gt;&quot;&apos;", "&lt", "&LT&GT;&gtx", "&copyright;", "&unknown; &unknown",
		"x&frac12y", "&frac34", "&sup2;&sup", "no references", "&thetasym;&thetav&theta;", "\xff&amp;\xff",
	} {
		fmt.Printf("%q %q\n", text, html.UnescapeString(text))
	}
}

func expressions() {
	for _, expr := range []string{`(?i)\W`, `(?i)[\W]`, `(?i)[^\W]`, `(?i)[^k]`, `(?i)\PL`, `(?i)[[:^word:]]`, `(?i)[[:word:]]`, `(?i)\pL`} {
		re := regexp.MustCompile(expr)
		for _, text := range []string{"k", "s", "K", "\u212a", "\u017f", "!", "_"} {
			fmt.Print(re.MatchString(text), " ")
		}
		fmt.Println(expr)
	}
	fmt.Println(regexp.MustCompile(`a\_b`).FindString("xa_b"), regexp.MustCompile(`[\_]+`).FindString("a__b"))
	alike := regexp.MustCompile(`(hi)|(?P<x>bye)`)
	fmt.Println(alike.ReplaceAllString("bye hi", "<$x|$1|$2|$3>"))
	fmt.Println(regexp.MustCompile("").Split("", -1) == nil, len(regexp.MustCompile("").Split("", -1)))
	fmt.Printf("%q\n", regexp.MustCompile("").Split("abc", -1))
}

func main() {
	references()
	expressions()
}
