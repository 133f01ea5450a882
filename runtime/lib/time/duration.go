package time

import "errors"

// A Duration is a length of time in nanoseconds.
type Duration int64

const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

const (
	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

func (d Duration) Nanoseconds() int64  { return int64(d) }
func (d Duration) Microseconds() int64 { return int64(d) / 1e3 }
func (d Duration) Milliseconds() int64 { return int64(d) / 1e6 }
func (d Duration) Seconds() float64    { return float64(d/Second) + float64(d%Second)/1e9 }
func (d Duration) Minutes() float64    { return float64(d/Minute) + float64(d%Minute)/(60*1e9) }
func (d Duration) Hours() float64      { return float64(d/Hour) + float64(d%Hour)/(60*60*1e9) }

// Truncate rounds toward zero to a multiple of m.
func (d Duration) Truncate(m Duration) Duration {
	if m <= 0 {
		return d
	}
	return d - d%m
}

// Round rounds to the nearest multiple of m, halves away from zero; what does not fit is the largest
// or smallest there is.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	r := d % m
	if d < 0 {
		r = -r
		if uint64(r)*2 < uint64(m) {
			return d + r
		}
		if near := d - m + r; near < d {
			return near
		}
		return minDuration
	}
	if uint64(r)*2 < uint64(m) {
		return d - r
	}
	if near := d + m - r; near > d {
		return near
	}
	return maxDuration
}

// Abs is the length without its sign.
func (d Duration) Abs() Duration {
	switch {
	case d >= 0:
		return d
	case d == minDuration:
		return maxDuration
	}
	return -d
}

// decimal writes a whole number.
func decimal(n int64) string {
	if n < 0 {
		return "-" + digits(uint64(-n))
	}
	return digits(uint64(n))
}

func digits(n uint64) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return digits(n/10) + string(rune('0'+n%10))
}

// padded writes a number with zeros in front up to a width.
func padded(n, width int) string {
	if n < 0 {
		return "-" + padded(-n, width)
	}
	s := digits(uint64(n))
	for len(s) < width {
		s = "0" + s
	}
	return s
}

// fraction writes n of 10^places as a decimal fraction without zeros at its end, with its point.
func fraction(n uint64, places int) string {
	if n == 0 {
		return ""
	}
	s := padded(int(n), places)
	for s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	return "." + s
}

// String is like 72h3m0.5s; below a second in the largest unit that leaves a whole part.
func (d Duration) String() string {
	if d == 0 {
		return "0s"
	}
	u, sign := uint64(d), ""
	if d < 0 {
		u, sign = -u, "-"
	}
	switch {
	case u < uint64(Microsecond):
		return sign + digits(u) + "ns"
	case u < uint64(Millisecond):
		return sign + digits(u/1e3) + fraction(u%1e3, 3) + "µs"
	case u < uint64(Second):
		return sign + digits(u/1e6) + fraction(u%1e6, 6) + "ms"
	}
	seconds := u / 1e9
	s := digits(seconds%60) + fraction(u%1e9, 9) + "s"
	if seconds >= 60 {
		s = digits(seconds/60%60) + "m" + s
	}
	if seconds >= 3600 {
		s = digits(seconds/3600) + "h" + s
	}
	return sign + s
}

var units = map[string]uint64{
	"ns": uint64(Nanosecond),
	"us": uint64(Microsecond),
	"µs": uint64(Microsecond), // U+00B5, micro sign
	"μs": uint64(Microsecond), // U+03BC, Greek letter mu
	"ms": uint64(Millisecond),
	"s":  uint64(Second),
	"m":  uint64(Minute),
	"h":  uint64(Hour),
}

// ParseDuration reads what String writes: signed sums of decimals with units, like "-1.5h" or "2h45m".
func ParseDuration(s string) (Duration, error) {
	invalid := errors.New("time: invalid duration " + quote(s))
	rest := s
	negative := false
	if rest != "" && (rest[0] == '-' || rest[0] == '+') {
		negative = rest[0] == '-'
		rest = rest[1:]
	}
	if rest == "0" {
		return 0, nil
	}
	if rest == "" {
		return 0, invalid
	}
	var total uint64
	for rest != "" {
		var whole, part uint64
		scale := 1.0
		begin := rest
		for rest != "" && isDigit(rest[0]) {
			if whole > 1<<63/10 {
				return 0, invalid
			}
			whole = whole*10 + uint64(rest[0]-'0')
			if whole > 1<<63 {
				return 0, invalid
			}
			rest = rest[1:]
		}
		some := len(begin) != len(rest)
		if rest != "" && rest[0] == '.' {
			rest = rest[1:]
			for rest != "" && isDigit(rest[0]) {
				some = true
				if part < 1<<63/10 {
					part = part*10 + uint64(rest[0]-'0')
					scale *= 10
				}
				rest = rest[1:]
			}
		}
		if !some {
			return 0, invalid
		}
		n := 0
		for n < len(rest) && rest[n] != '.' && !isDigit(rest[n]) {
			n++
		}
		if n == 0 {
			return 0, errors.New("time: missing unit in duration " + quote(s))
		}
		unit, ok := units[rest[:n]]
		if !ok {
			return 0, errors.New("time: unknown unit " + quote(rest[:n]) + " in duration " + quote(s))
		}
		rest = rest[n:]
		if whole > 1<<63/unit {
			return 0, invalid
		}
		whole *= unit
		if part > 0 {
			whole += uint64(float64(part) * (float64(unit) / scale))
			if whole > 1<<63 {
				return 0, invalid
			}
		}
		total += whole
		if total > 1<<63 {
			return 0, invalid
		}
	}
	if negative {
		return -Duration(total), nil
	}
	if total > 1<<63-1 {
		return 0, invalid
	}
	return Duration(total), nil
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// quote puts quotes around a text and escapes what would end it or cannot be seen.
func quote(s string) string {
	const hex = "0123456789abcdef"
	out := `"`
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '"' || c == '\\':
			out += `\` + string(rune(c))
		case c < ' ' || c >= 0x80:
			out += `\x` + string(rune(hex[c>>4])) + string(rune(hex[c&15]))
		default:
			out += s[i : i+1]
		}
	}
	return out + `"`
}
