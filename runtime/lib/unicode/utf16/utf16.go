// Package utf16 joins and splits surrogate pairs.
package utf16

const replacement = '\uFFFD'

func IsSurrogate(r rune) bool { return 0xD800 <= r && r < 0xE000 }

func DecodeRune(r1, r2 rune) rune {
	if 0xD800 <= r1 && r1 < 0xDC00 && 0xDC00 <= r2 && r2 < 0xE000 {
		return (r1-0xD800)<<10 + (r2 - 0xDC00) + 0x10000
	}
	return replacement
}

func EncodeRune(r rune) (r1, r2 rune) {
	if r < 0x10000 || r > 0x10FFFF {
		return replacement, replacement
	}
	r -= 0x10000
	return 0xD800 + r>>10, 0xDC00 + r&0x3FF
}

func Encode(s []rune) []uint16 {
	out := make([]uint16, 0, len(s))
	for _, r := range s {
		switch {
		case r >= 0x10000 && r <= 0x10FFFF:
			r1, r2 := EncodeRune(r)
			out = append(out, uint16(r1), uint16(r2))
		case r < 0 || IsSurrogate(r) || r > 0x10FFFF:
			out = append(out, replacement)
		default:
			out = append(out, uint16(r))
		}
	}
	return out
}

func Decode(s []uint16) []rune {
	out := make([]rune, 0, len(s))
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		if IsSurrogate(r) {
			second := rune(0)
			if i+1 < len(s) {
				second = rune(s[i+1])
			}
			if r = DecodeRune(r, second); r != replacement {
				i++
			}
		}
		out = append(out, r)
	}
	return out
}
