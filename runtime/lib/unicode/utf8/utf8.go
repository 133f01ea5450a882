// Package utf8 encodes and decodes runes.
package utf8

const (
	RuneError = '\uFFFD'
	RuneSelf  = 0x80
	MaxRune   = '\U0010FFFF'
	UTFMax    = 4
)

func FullRune(p []byte) bool { return fullRune(string(prefix(p))) }

func FullRuneInString(s string) bool { return fullRune(s) }

func prefix(p []byte) []byte {
	if len(p) > UTFMax {
		return p[:UTFMax]
	}
	return p
}

func suffix(p []byte) []byte {
	if len(p) > UTFMax {
		return p[len(p)-UTFMax:]
	}
	return p
}

func fullRune(s string) bool

func DecodeRune(p []byte) (rune, int) {
	if len(p) > 0 && p[0] < RuneSelf {
		return rune(p[0]), 1
	}
	return DecodeRuneInString(string(prefix(p)))
}

func DecodeRuneInString(s string) (rune, int)

func DecodeLastRune(p []byte) (rune, int) {
	return DecodeLastRuneInString(string(suffix(p)))
}

func DecodeLastRuneInString(s string) (rune, int)

func RuneLen(r rune) int {
	switch {
	case r < 0:
		return -1
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case 0xD800 <= r && r <= 0xDFFF:
		return -1
	case r < 0x10000:
		return 3
	case r <= MaxRune:
		return 4
	}
	return -1
}

func EncodeRune(p []byte, r rune) int {
	s := string(r)
	_ = p[len(s)-1]
	return copy(p, s)
}

func AppendRune(p []byte, r rune) []byte {
	return append(p, string(r)...)
}

func RuneCount(p []byte) int { return RuneCountInString(string(p)) }

func RuneCountInString(s string) int

func RuneStart(b byte) bool { return b&0xC0 != 0x80 }

func Valid(p []byte) bool { return ValidString(string(p)) }

func ValidString(s string) bool

func ValidRune(r rune) bool {
	return 0 <= r && r < 0xD800 || 0xDFFF < r && r <= MaxRune
}
