// Package bytes does with slices of bytes what package strings does with strings: searching is left to
// that package, cutting gives parts of the slice itself.
package bytes

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MinRead is the least room that Buffer.ReadFrom reads into.
const MinRead = 512

func Compare(a, b []byte) int { return strings.Compare(string(a), string(b)) }
func Equal(a, b []byte) bool  { return string(a) == string(b) }

func EqualFold(s, t []byte) bool { return strings.EqualFold(string(s), string(t)) }

func Index(s, sep []byte) int                 { return strings.Index(string(s), string(sep)) }
func LastIndex(s, sep []byte) int             { return strings.LastIndex(string(s), string(sep)) }
func IndexByte(b []byte, c byte) int          { return strings.IndexByte(string(b), c) }
func LastIndexByte(s []byte, c byte) int      { return strings.LastIndexByte(string(s), c) }
func IndexRune(s []byte, r rune) int          { return strings.IndexRune(string(s), r) }
func IndexAny(s []byte, chars string) int     { return strings.IndexAny(string(s), chars) }
func LastIndexAny(s []byte, chars string) int { return strings.LastIndexAny(string(s), chars) }

func IndexFunc(s []byte, f func(r rune) bool) int     { return strings.IndexFunc(string(s), f) }
func LastIndexFunc(s []byte, f func(r rune) bool) int { return strings.LastIndexFunc(string(s), f) }

func Contains(b, subslice []byte) bool        { return Index(b, subslice) >= 0 }
func ContainsAny(b []byte, chars string) bool { return IndexAny(b, chars) >= 0 }
func ContainsRune(b []byte, r rune) bool      { return IndexRune(b, r) >= 0 }
func Count(s, sep []byte) int                 { return strings.Count(string(s), string(sep)) }
func HasPrefix(s, prefix []byte) bool         { return strings.HasPrefix(string(s), string(prefix)) }
func HasSuffix(s, suffix []byte) bool         { return strings.HasSuffix(string(s), string(suffix)) }

// Clone copies b; nil stays nil.
func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// split cuts s at sep into at most n parts, each with keep bytes of the separator.
func split(s, sep []byte, keep, n int) [][]byte {
	if n == 0 {
		return nil
	}
	if len(sep) == 0 {
		return explode(s, n)
	}
	if most := Count(s, sep) + 1; n < 0 || n > most {
		n = most
	}
	parts := make([][]byte, 0, n)
	for len(parts) < n-1 {
		i := Index(s, sep)
		if i < 0 {
			break
		}
		end := i + keep
		parts = append(parts, s[:end:end])
		s = s[i+len(sep):]
	}
	return append(parts, s)
}

// explode cuts s after each character.
func explode(s []byte, n int) [][]byte {
	if most := utf8.RuneCount(s); n < 0 || n > most {
		n = most
	}
	parts := make([][]byte, 0, n)
	for len(s) > 0 {
		if len(parts) == n-1 {
			return append(parts, s)
		}
		_, size := utf8.DecodeRune(s)
		parts = append(parts, s[:size:size])
		s = s[size:]
	}
	return parts
}

func Split(s, sep []byte) [][]byte              { return split(s, sep, 0, -1) }
func SplitN(s, sep []byte, n int) [][]byte      { return split(s, sep, 0, n) }
func SplitAfter(s, sep []byte) [][]byte         { return split(s, sep, len(sep), -1) }
func SplitAfterN(s, sep []byte, n int) [][]byte { return split(s, sep, len(sep), n) }

// Cut gives what is before and after the first sep.
func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// Fields cuts s at white space.
func Fields(s []byte) [][]byte { return FieldsFunc(s, unicode.IsSpace) }

// FieldsFunc cuts s where f holds.
func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	fields := make([][]byte, 0, 8)
	start := -1
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRune(s[i:])
		if f(r) {
			if start >= 0 {
				fields = append(fields, s[start:i:i])
			}
			start = -1
		} else if start < 0 {
			start = i
		}
		i += size
	}
	if start >= 0 {
		fields = append(fields, s[start:len(s):len(s)])
	}
	return fields
}

// Join puts sep between the parts.
func Join(s [][]byte, sep []byte) []byte {
	joined := []byte{}
	for i, part := range s {
		if i > 0 {
			joined = append(joined, sep...)
		}
		joined = append(joined, part...)
	}
	return joined
}

// Repeat is b so many times.
func Repeat(b []byte, count int) []byte {
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	if len(b)*count>>40 > 0 {
		panic("bytes: Repeat count causes overflow")
	}
	return []byte(strings.Repeat(string(b), count))
}

// Map replaces each character by what mapping makes of it, or drops it if that is negative.
func Map(mapping func(r rune) rune, s []byte) []byte {
	return []byte(strings.Map(mapping, string(s)))
}

func ToUpper(s []byte) []byte { return []byte(strings.ToUpper(string(s))) }
func ToLower(s []byte) []byte { return []byte(strings.ToLower(string(s))) }
func ToTitle(s []byte) []byte { return []byte(strings.ToTitle(string(s))) }
func Title(s []byte) []byte   { return []byte(strings.Title(string(s))) }

func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToUpper, s) }
func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToLower, s) }
func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToTitle, s) }

func ToValidUTF8(s, replacement []byte) []byte {
	return []byte(strings.ToValidUTF8(string(s), string(replacement)))
}

func Replace(s, old, new []byte, n int) []byte {
	return []byte(strings.Replace(string(s), string(old), string(new), n))
}

func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }

// Runes is s as its characters.
func Runes(s []byte) []rune { return []rune(string(s)) }

// tail is the end of s that has n bytes; nil rather than empty.
func tail(s []byte, n int) []byte {
	if n == 0 {
		return nil
	}
	return s[len(s)-n:]
}

func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	return tail(s, len(strings.TrimLeftFunc(string(s), f)))
}

func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	return s[:len(strings.TrimRightFunc(string(s), f))]
}

func TrimFunc(s []byte, f func(r rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }

func TrimLeft(s []byte, cutset string) []byte {
	return tail(s, len(strings.TrimLeft(string(s), cutset)))
}

func TrimRight(s []byte, cutset string) []byte {
	return s[:len(strings.TrimRight(string(s), cutset))]
}

func Trim(s []byte, cutset string) []byte {
	if len(s) == 0 {
		return nil
	}
	if cutset == "" {
		return s
	}
	return TrimRight(TrimLeft(s, cutset), cutset)
}

func TrimSpace(s []byte) []byte { return TrimFunc(s, unicode.IsSpace) }

func TrimPrefix(s, prefix []byte) []byte {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

func TrimSuffix(s, suffix []byte) []byte {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}
