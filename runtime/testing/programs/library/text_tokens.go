// Texts read token by token.
package main

import (
	"fmt"
	"strings"
	"text/scanner"
	"unicode"
)

func scan(name, text string, change func(s *scanner.Scanner)) {
	fmt.Printf("%s %q\n", name, text)
	var s scanner.Scanner
	s.Init(strings.NewReader(text))
	s.Filename = name
	s.Error = func(s *scanner.Scanner, msg string) { fmt.Printf("  ! %s: %s (%s)\n", s.Position, msg, s.Pos()) }
	if change != nil {
		change(&s)
	}
	for tok := s.Scan(); tok != scanner.EOF; tok = s.Scan() {
		fmt.Printf("  %s: %s %q -> %s\n", s.Position, scanner.TokenString(tok), s.TokenText(), s.Pos())
	}
	fmt.Println("  ", s.Position, s.Pos(), s.ErrorCount)
}

func main() {
	scan("go", "// c\nif a > 10 {\n\tsome_Text := \"x\\ny\" + 'é' + `r\naw` /* multi\nline */ 3.14e-2 .5 x.y 0x1F 07 08 0b12 0o7 1_000 1__0 0x_f 0x1p-3 0x.8 1e 0b1.1 0xg 09.5\n}", nil)
	scan("errors", "'ab' '' \"unfinished\n'\\q' \"\\u12\" \x00 \xff `x", nil)
	scan("comment", "/* x", nil)
	scan("kept", "a // b\n/* c */d", func(s *scanner.Scanner) { s.Mode &^= scanner.SkipComments })
	scan("letters", "ab 12 'c' \"d\" /*", func(s *scanner.Scanner) { s.Mode = 0 })
	scan("ints", "1.5 2e3 abc", func(s *scanner.Scanner) { s.Mode = scanner.ScanInts | scanner.ScanIdents })
	scan("lines", "a\nb\tc", func(s *scanner.Scanner) { s.Whitespace ^= 1 << '\n' })
	scan("words", "%a-b2 c%d", func(s *scanner.Scanner) {
		s.IsIdentRune = func(ch rune, i int) bool {
			return ch == '%' && i == 0 || unicode.IsLetter(ch) || ch == '-' && i > 0
		}
	})
	var s scanner.Scanner
	s.Init(strings.NewReader("\uFEFFab\ncé"))
	for ch := s.Next(); ch != scanner.EOF; ch = s.Next() {
		fmt.Printf("%q %v %q\n", ch, s.Pos(), s.Peek())
	}
}
