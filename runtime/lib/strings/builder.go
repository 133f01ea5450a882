package strings

import "unicode/utf8"

// A Builder puts a string together. The machine's strings are ropes, so adding to one is cheap.
type Builder struct {
	addr *Builder // itself, once used: a copy is found out
	s    string
	room int
}

func (b *Builder) check() {
	if b.addr == nil {
		b.addr = b
	} else if b.addr != b {
		panic("strings: illegal use of non-zero Builder copied by value")
	}
}

func byteString(c byte) string

func (b *Builder) String() string { return b.s }
func (b *Builder) Len() int       { return len(b.s) }

func (b *Builder) Cap() int {
	if b.room < len(b.s) {
		return len(b.s)
	}
	return b.room
}

func (b *Builder) Reset() {
	b.addr = nil
	b.s = ""
	b.room = 0
}

func (b *Builder) Grow(n int) {
	b.check()
	if n < 0 {
		panic("strings.Builder.Grow: negative count")
	}
	if len(b.s)+n > b.room {
		b.room = 2*b.room + n
	}
}

func (b *Builder) Write(p []byte) (int, error) {
	b.check()
	b.s += string(p)
	return len(p), nil
}

func (b *Builder) WriteByte(c byte) error {
	b.check()
	b.s += byteString(c)
	return nil
}

func (b *Builder) WriteRune(r rune) (int, error) {
	b.check()
	if uint32(r) < utf8.RuneSelf {
		b.s += byteString(byte(r))
		return 1, nil
	}
	t := string(r)
	b.s += t
	return len(t), nil
}

func (b *Builder) WriteString(s string) (int, error) {
	b.check()
	b.s += s
	return len(s), nil
}
