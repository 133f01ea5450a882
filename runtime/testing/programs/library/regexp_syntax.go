// Regular expressions as trees and programs.
package main

import (
	"fmt"
	"regexp/syntax"
	"strings"
)

var ops = strings.Fields("? no emp lit cc dnl dot bol eol bot eot wb nwb cap star plus que rep cat alt")

func dump(re *syntax.Regexp) string {
	s := ops[re.Op]
	if re.Op == syntax.OpLiteral || re.Op == syntax.OpCharClass {
		s += fmt.Sprintf("%q", re.Rune)
	}
	if re.Op == syntax.OpRepeat {
		s += fmt.Sprint(re.Min, ",", re.Max)
	}
	if re.Flags&syntax.NonGreedy != 0 {
		s += "-lazy"
	}
	for _, sub := range re.Sub {
		s += "{" + dump(sub) + "}"
	}
	return s
}

func main() {
	for _, expr := range []string{
		`abc|abd|ax`, `(?i)straße|K`, `a|b|[c-e]`, `^\d{2,4}?$`, `(a|(b|)c)*?x+`, `[^\s\pL]`,
		`(?P<year>\d+)-(?P<month>\d\d)`, `(?s).(?-s:.)`, `\Qa.b\E*`, `(?m)^a$\b`, `(?:a{3}){2,}`,
		`\x41\x{1F600}\07\.`, `|a|`, `[[:^alpha:]_]`, `x{0}`, `(|a)*`, `[\x00-\x{10FFFF}]`,
	} {
		re, err := syntax.Parse(expr, syntax.Perl)
		if err != nil {
			fmt.Println(expr, err)
			continue
		}
		fmt.Println(expr, "=>", re, dump(re), re.MaxCap(), re.CapNames())
		simple := re.Simplify()
		prog, err := syntax.Compile(simple)
		fmt.Println(simple, simple.Equal(re), err)
		prefix, complete := prog.Prefix()
		fmt.Printf("%q %v %v %d\n%s", prefix, complete, prog.StartCond(), prog.NumCap, prog)
	}
	for _, expr := range []string{
		`(`, `)`, `a**`, `*`, `a{2,1}`, `a{1001}`, `(a{100}){100}`, `[a`, `[b-a]`, `[[:what:]]`, `\pX`, `\p{`, `\8`,
		`\`, `(?P<a b>x)`, `(?z)`, `(?i-)`, `\x{110000}`, "a\xff", strings.Repeat("(", 1000) + strings.Repeat(")", 1000),
	} {
		_, perl := syntax.Parse(expr, syntax.Perl)
		_, posix := syntax.Parse(expr, syntax.POSIX)
		if len(expr) > 20 {
			perl = fmt.Errorf("%s", perl.(*syntax.Error).Code)
			posix = fmt.Errorf("%s", posix.(*syntax.Error).Code)
		}
		fmt.Printf("%v; %v\n", perl, posix)
	}
	fmt.Println(syntax.EmptyOpContext('a', ' '), syntax.EmptyOpContext(-1, '\n'), syntax.IsWordChar('_'), syntax.InstRuneAny)
}
