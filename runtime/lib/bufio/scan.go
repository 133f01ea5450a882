package bufio

import (
	"bytes"
	"errors"
	"io"
	"unicode"
	"unicode/utf8"
)

// Scanner reads tokens, one at a time: lines, unless Split says otherwise.
type Scanner struct {
	r     io.Reader
	split SplitFunc
	most  int
	token []byte
	buf   []byte
	start int
	end   int
	err   error
	empty int
	begun bool
	ended bool
}

// SplitFunc finds the first token in data: how far to go on, the token, and an error. Nothing and no
// error asks for more data; atEOF there is no more.
type SplitFunc func(data []byte, atEOF bool) (advance int, token []byte, err error)

var (
	ErrTooLong         = errors.New("bufio.Scanner: token too long")
	ErrNegativeAdvance = errors.New("bufio.Scanner: SplitFunc returns negative advance count")
	ErrAdvanceTooFar   = errors.New("bufio.Scanner: SplitFunc returns advance count beyond input")
	ErrBadReadCount    = errors.New("bufio.Scanner: Read returned impossible count")
	// ErrFinalToken is returned by a SplitFunc with the last token.
	ErrFinalToken = errors.New("final token")
)

// MaxScanTokenSize is the size of buffer beyond which a token is too long.
const MaxScanTokenSize = 64 * 1024

const firstSize = 4096

// NewScanner scans lines of r.
func NewScanner(r io.Reader) *Scanner {
	return &Scanner{r: r, split: ScanLines, most: MaxScanTokenSize}
}

// Err is the first error that was not the end of the input.
func (s *Scanner) Err() error {
	if s.err == io.EOF {
		return nil
	}
	return s.err
}

// Bytes is the token, valid until the next Scan.
func (s *Scanner) Bytes() []byte { return s.token }

// Text is the token as a string.
func (s *Scanner) Text() string { return string(s.token) }

// Buffer sets the first buffer and how large it may become.
func (s *Scanner) Buffer(buf []byte, max int) {
	if s.begun {
		panic("Buffer called after Scan")
	}
	s.buf = buf[0:cap(buf)]
	s.most = max
}

// Split sets how the input is cut; before the first Scan.
func (s *Scanner) Split(split SplitFunc) {
	if s.begun {
		panic("Split called after Scan")
	}
	s.split = split
}

func (s *Scanner) fail(err error) {
	if s.err == nil || s.err == io.EOF {
		s.err = err
	}
}

func (s *Scanner) advance(n int) bool {
	switch {
	case n < 0:
		s.fail(ErrNegativeAdvance)
	case n > s.end-s.start:
		s.fail(ErrAdvanceTooFar)
	default:
		s.start += n
		return true
	}
	return false
}

// Scan goes on to the next token; false at the end or at an error.
func (s *Scanner) Scan() bool {
	if s.ended {
		return false
	}
	s.begun = true
	for {
		if s.end > s.start || s.err != nil {
			advance, token, err := s.split(s.buf[s.start:s.end], s.err != nil)
			if err != nil {
				s.ended = true
				if err == ErrFinalToken {
					s.token = token
					// Go 1.19 counts even a nil token here.
					return true
				}
				s.token = nil
				s.fail(err)
				return false
			}
			if !s.advance(advance) {
				s.token = nil
				return false
			}
			s.token = token
			if token != nil {
				if s.err == nil || advance > 0 {
					s.empty = 0
				} else if s.empty++; s.empty > maxEmptyReads {
					panic("bufio.Scan: too many empty tokens without progressing")
				}
				return true
			}
		}
		if s.err != nil {
			s.start, s.end = 0, 0
			s.token = nil
			return false
		}
		if !s.more() {
			s.token = nil
			return false
		}
	}
}

// more reads more input into the buffer, which it makes larger when it has to.
func (s *Scanner) more() bool {
	if s.start > 0 && (s.end == len(s.buf) || s.start > len(s.buf)/2) {
		copy(s.buf, s.buf[s.start:s.end])
		s.end -= s.start
		s.start = 0
	}
	if s.end == len(s.buf) {
		if len(s.buf) >= s.most {
			s.fail(ErrTooLong)
			return false
		}
		size := len(s.buf) * 2
		if size == 0 {
			size = firstSize
		}
		if size > s.most {
			size = s.most
		}
		grown := make([]byte, size)
		copy(grown, s.buf[s.start:s.end])
		s.buf = grown
		s.end -= s.start
		s.start = 0
	}
	for tries := 0; ; {
		n, err := s.r.Read(s.buf[s.end:])
		if n < 0 || n > len(s.buf)-s.end {
			s.fail(ErrBadReadCount)
			return true
		}
		s.end += n
		if err != nil {
			s.fail(err)
			return true
		}
		if n > 0 {
			s.empty = 0
			return true
		}
		if tries++; tries > maxEmptyReads {
			s.fail(io.ErrNoProgress)
			return true
		}
	}
}

// ScanBytes gives each byte.
func ScanBytes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 {
		return 0, nil, nil
	}
	return 1, data[:1], nil
}

// ScanRunes gives each character; bytes that are none as U+FFFD.
func ScanRunes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 {
		return 0, nil, nil
	}
	if !atEOF && !utf8.FullRune(data) {
		return 0, nil, nil
	}
	r, size := utf8.DecodeRune(data)
	if r == utf8.RuneError && size == 1 {
		return 1, []byte(string(utf8.RuneError)), nil
	}
	return size, data[:size], nil
}

// ScanLines gives each line without its end.
func ScanLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 {
		return 0, nil, nil
	}
	end, advance := bytes.IndexByte(data, '\n'), 0
	switch {
	case end >= 0:
		advance = end + 1
	case atEOF:
		end, advance = len(data), len(data)
	default:
		return 0, nil, nil
	}
	if end > 0 && data[end-1] == '\r' {
		end--
	}
	return advance, data[:end], nil
}

// ScanWords gives each word between white space.
func ScanWords(data []byte, atEOF bool) (advance int, token []byte, err error) {
	start := 0
	for start < len(data) {
		r, size := utf8.DecodeRune(data[start:])
		if !unicode.IsSpace(r) {
			break
		}
		start += size
	}
	for i := start; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if unicode.IsSpace(r) {
			return i + size, data[start:i], nil
		}
		i += size
	}
	if atEOF && len(data) > start {
		return len(data), data[start:], nil
	}
	return start, nil, nil
}
