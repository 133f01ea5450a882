package time

import "errors"

// Layouts: how the moment Mon Jan 2 15:04:05 MST 2006 is written.
const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
)

// Elements of a layout, longer ones before those they begin with.
var elements = []string{
	"January", "Jan", "Monday", "Mon", "MST", "2006", "002", "01", "02", "03", "04", "05", "06", "15",
	"__2", "_2006", "_2", "PM", "pm",
	"-07:00:00", "-070000", "-07:00", "-0700", "-07", "Z07:00:00", "Z070000", "Z07:00", "Z0700", "Z07",
	"1", "2", "3", "4", "5",
}

// nextElement splits a layout before and after its first element; element is "" at the end.
func nextElement(layout string) (before, element, after string) {
	for i := 0; i < len(layout); i++ {
		rest := layout[i:]
		if c := layout[i]; (c == '.' || c == ',') && i+1 < len(layout) {
			n := 1
			for n < len(rest) && rest[n] == rest[1] {
				n++
			}
			if (rest[1] == '0' || rest[1] == '9') && (n == len(rest) || !isDigit(rest[n])) {
				return layout[:i], rest[:n], rest[n:]
			}
			continue
		}
		for _, e := range elements {
			if len(rest) < len(e) || rest[:len(e)] != e {
				continue
			}
			if (e == "Jan" || e == "Mon") && len(rest) > 3 && 'a' <= rest[3] && rest[3] <= 'z' {
				// "Janet" is no month.
				break
			}
			if e == "_2006" {
				// A space that pads the year is no element.
				return layout[:i+1], "2006", rest[5:]
			}
			return layout[:i], e, rest[len(e):]
		}
	}
	return layout, "", ""
}

// zoneText writes a distance from UTC as an element wants it.
func zoneText(element string, offset int) string {
	if element[0] == 'Z' && offset == 0 {
		return "Z"
	}
	sign := "+"
	if offset < 0 {
		sign, offset = "-", -offset
	}
	text := sign + padded(offset/3600, 2)
	colon := ""
	if len(element) > 3 && element[3] == ':' {
		colon = ":"
	}
	if len(element) >= 5 {
		text += colon + padded(offset/60%60, 2)
	}
	if len(element) >= 7 {
		text += colon + padded(offset%60, 2)
	}
	return text
}

func spaced(n, width int) string {
	s := decimal(int64(n))
	for len(s) < width {
		s = " " + s
	}
	return s
}

// elementText writes one element of t.
func (t Time) elementText(element string) string {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	switch element {
	case "January":
		return month.String()
	case "Jan":
		return month.String()[:3]
	case "1":
		return decimal(int64(month))
	case "01":
		return padded(int(month), 2)
	case "Monday":
		return t.Weekday().String()
	case "Mon":
		return t.Weekday().String()[:3]
	case "2":
		return decimal(int64(day))
	case "_2":
		return spaced(day, 2)
	case "02":
		return padded(day, 2)
	case "__2":
		return spaced(t.YearDay(), 3)
	case "002":
		return padded(t.YearDay(), 3)
	case "2006":
		return padded(year, 4)
	case "06":
		if year < 0 {
			year = -year
		}
		return padded(year%100, 2)
	case "15":
		return padded(hour, 2)
	case "3", "03":
		hour %= 12
		if hour == 0 {
			hour = 12
		}
		return padded(hour, len(element))
	case "4", "04":
		return padded(min, len(element))
	case "5", "05":
		return padded(sec, len(element))
	case "PM", "pm":
		text := "AM"
		if hour >= 12 {
			text = "PM"
		}
		if element == "pm" {
			text = string(rune(text[0]|0x20)) + "m"
		}
		return text
	case "MST":
		name, offset := t.Zone()
		if name != "" {
			return name
		}
		return zoneText("-0700", offset)
	}
	if element[0] == '.' || element[0] == ',' {
		places := len(element) - 1
		s := padded(int(t.nsec), 9)
		for len(s) < places {
			s += "0"
		}
		s = s[:places]
		if element[1] == '9' {
			for s != "" && s[len(s)-1] == '0' {
				s = s[:len(s)-1]
			}
			if s == "" {
				return ""
			}
		}
		return element[:1] + s
	}
	_, offset := t.Zone()
	return zoneText(element, offset)
}

// Format writes t as a layout shows.
func (t Time) Format(layout string) string {
	text := ""
	for {
		before, element, after := nextElement(layout)
		text += before
		if element == "" {
			return text
		}
		text += t.elementText(element)
		layout = after
	}
}

// AppendFormat adds what Format writes to b.
func (t Time) AppendFormat(b []byte, layout string) []byte { return append(b, t.Format(layout)...) }

// String is for people: with the machine's clock where t came from Now.
func (t Time) String() string {
	text := t.Format("2006-01-02 15:04:05.999999999 -0700 MST")
	if t.mono == 0 {
		return text
	}
	m, sign := t.mono-1, "+"
	if m < 0 {
		m, sign = -m, "-"
	}
	return text + " m=" + sign + decimal(m/1e9) + "." + padded(int(m%1e9), 9)
}

// GoString is t as Go source.
func (t Time) GoString() string {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	name := "time.December"
	if month <= December {
		name = "time." + month.String()
	}
	place := "time.Location(" + quote(t.Location().name) + ")"
	switch t.Location() {
	case UTC:
		place = "time.UTC"
	case Local:
		place = "time.Local"
	}
	text := "time.Date(" + decimal(int64(year)) + ", " + name
	for _, n := range []int{day, hour, min, sec, int(t.nsec)} {
		text += ", " + decimal(int64(n))
	}
	return text + ", " + place + ")"
}

// ParseError tells what could not be read.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

func (e *ParseError) Error() string {
	if e.Message != "" {
		return "parsing time " + quote(e.Value) + e.Message
	}
	return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) + ": cannot parse " +
		quote(e.ValueElem) + " as " + quote(e.LayoutElem)
}

var errBad = errors.New("bad value for field")

// number reads least to most digits.
func number(value string, least, most int) (n int, rest string, err error) {
	i := 0
	for i < len(value) && i < most && isDigit(value[i]) {
		n = n*10 + int(value[i]-'0')
		i++
	}
	if i < least {
		return 0, value, errBad
	}
	return n, value[i:], nil
}

// word reads one of the names, in any case; short takes their first three letters.
func word(names []string, value string, short bool) (index int, rest string, err error) {
	for i, name := range names {
		if short {
			name = name[:3]
		}
		if len(value) >= len(name) && sameLetters(value[:len(name)], name) {
			return i, value[len(name):], nil
		}
	}
	return 0, value, errBad
}

func sameLetters(a, b string) bool {
	for i := 0; i < len(a); i++ {
		if a[i]|0x20 != b[i]|0x20 {
			return false
		}
	}
	return true
}

// skip takes the text between elements off a value; a space stands for any number of them.
func skip(value, text string) (string, error) {
	for text != "" {
		if text[0] == ' ' {
			if value != "" && value[0] != ' ' {
				return value, errBad
			}
			for text != "" && text[0] == ' ' {
				text = text[1:]
			}
			for value != "" && value[0] == ' ' {
				value = value[1:]
			}
			continue
		}
		if value == "" || value[0] != text[0] {
			return value, errBad
		}
		text, value = text[1:], value[1:]
	}
	return value, nil
}

// reading is what Parse has found so far.
type reading struct {
	year, month, day, yearDay int
	hour, min, sec, nsec      int
	pm, pmSet                 bool
	zone                      string
	offset                    int
	offsetSet, utc            bool
	// out names the field that is out of its range.
	out string
}

// fractionOf reads the digits after a decimal point as nanoseconds.
func fractionOf(digits string) int {
	n := 0
	for i := 0; i < 9; i++ {
		n *= 10
		if i < len(digits) {
			n += int(digits[i] - '0')
		}
	}
	return n
}

// element reads one element off a value. after is what of the layout is still to come.
func (r *reading) element(e, value, after string) (rest string, err error) {
	rest = value
	switch e {
	case "2006":
		if len(value) < 4 || !isDigit(value[0]) {
			return value, errBad
		}
		if r.year, _, err = number(value, 4, 4); err != nil {
			// What begins like a year is taken whole, so the complaint is about what follows it.
			return value[4:], err
		}
		rest = value[4:]
	case "06":
		r.year, rest, err = number(value, 2, 2)
		if r.year >= 69 {
			r.year += 1900
		} else {
			r.year += 2000
		}
	case "January", "Jan":
		r.month, rest, err = word(monthNames[:], value, e == "Jan")
		r.month++
	case "1", "01":
		r.month, rest, err = number(value, len(e), 2)
		if err == nil && (r.month < 1 || r.month > 12) {
			r.out = "month"
		}
	case "Monday", "Mon":
		_, rest, err = word(dayNames[:], value, e == "Mon")
	case "2", "_2", "02":
		if e == "_2" && value != "" && value[0] == ' ' {
			value = value[1:]
		}
		least := 1
		if e == "02" {
			least = 2
		}
		r.day, rest, err = number(value, least, 2)
	case "002", "__2":
		for i := 0; i < 2 && e == "__2" && value != "" && value[0] == ' '; i++ {
			value = value[1:]
		}
		least := 1
		if e == "002" {
			least = 3
		}
		r.yearDay, rest, err = number(value, least, 3)
	case "15":
		r.hour, rest, err = number(value, 1, 2)
		if err == nil && r.hour > 23 {
			r.out = "hour"
		}
	case "3", "03":
		r.hour, rest, err = number(value, len(e), 2)
		if err == nil && r.hour > 12 {
			r.out = "hour"
		}
	case "4", "04":
		r.min, rest, err = number(value, len(e), 2)
		if err == nil && r.min > 59 {
			r.out = "minute"
		}
	case "5", "05":
		r.sec, rest, err = number(value, len(e), 2)
		if err != nil {
			return rest, err
		}
		if r.sec > 59 {
			r.out = "second"
			return rest, nil
		}
		// A fraction may follow even where the layout has none.
		if len(rest) >= 2 && (rest[0] == '.' || rest[0] == ',') && isDigit(rest[1]) {
			if _, next, _ := nextElement(after); next == "" || next[0] != '.' && next[0] != ',' {
				rest = r.fraction(rest)
			}
		}
	case "PM", "pm":
		if len(value) < 2 {
			return value, errBad
		}
		if value[1] != 'M'|e[0]&0x20 {
			return value[2:], errBad
		}
		switch value[0] {
		case e[0]:
			r.pm = true
		case 'A' | e[0]&0x20:
		default:
			return value[2:], errBad
		}
		r.pmSet, rest = true, value[2:]
	case "MST":
		if len(value) >= 3 && value[:3] == "UTC" {
			r.utc, rest = true, value[3:]
			break
		}
		n := zoneName(value)
		if n == 0 {
			return value, errBad
		}
		r.zone, rest = value[:n], value[n:]
	default:
		if e[0] == '.' || e[0] == ',' {
			return r.fractionElement(e, value)
		}
		return r.distance(e, value)
	}
	return rest, err
}

func (r *reading) fraction(value string) (rest string) {
	n := 1
	for n < len(value) && isDigit(value[n]) {
		n++
	}
	r.nsec = fractionOf(value[1:n])
	return value[n:]
}

func (r *reading) fractionElement(e, value string) (rest string, err error) {
	if e[1] == '9' {
		if len(value) < 2 || value[0] != '.' && value[0] != ',' || !isDigit(value[1]) {
			return value, nil
		}
		return r.fraction(value), nil
	}
	if len(value) < len(e) {
		return value, errBad
	}
	if value[0] != '.' && value[0] != ',' {
		return value[len(e):], errBad
	}
	for i := 1; i < len(e); i++ {
		if !isDigit(value[i]) {
			return value[len(e):], errBad
		}
	}
	r.nsec = fractionOf(value[1:len(e)])
	return value[len(e):], nil
}

// zoneName is the length of the abbreviation of a zone that a text begins with.
func zoneName(value string) int {
	if value == "" {
		return 0
	}
	if value[0] == '+' || value[0] == '-' {
		return signedHours(value)
	}
	if len(value) >= 4 && (value[:4] == "ChST" || value[:4] == "MeST") {
		return 4
	}
	n := 0
	for n < len(value) && n < 6 && 'A' <= value[n] && value[n] <= 'Z' {
		n++
	}
	switch n {
	case 5:
		if value[4] != 'T' {
			return 0
		}
	case 4:
		if value[3] != 'T' && value[:4] != "WITA" {
			return 0
		}
	case 3:
		// GMT may have hours with it.
		if value[:3] == "GMT" {
			n += signedHours(value[3:])
		}
	default:
		return 0
	}
	return n
}

// signedHours is the length of a sign with hours below 24 that a text begins with.
func signedHours(value string) int {
	if value == "" || value[0] != '+' && value[0] != '-' {
		return 0
	}
	n, hours := 1, 0
	for n < len(value) && isDigit(value[n]) {
		hours = hours*10 + int(value[n]-'0')
		if hours > 23 {
			return 0
		}
		n++
	}
	if n == 1 {
		return 0
	}
	return n
}

// distance reads a distance from UTC as an element writes it.
func (r *reading) distance(e, value string) (rest string, err error) {
	// With seconds, Go reads no Z, though it writes one.
	if (e == "Z0700" || e == "Z07" || e == "Z07:00") && value != "" && value[0] == 'Z' {
		r.utc = true
		return value[1:], nil
	}
	// Elements with Z are as long as those with a sign.
	if len(value) < len(e) {
		return value, errBad
	}
	for i := 3; i < len(e); i += 3 {
		if e[3] == ':' && value[i] != ':' {
			return value, errBad
		}
	}
	digits := value[1:len(e)]
	rest = value[len(e):]
	total := 0
	for i, size := range []int{3600, 60, 1} {
		if i > 0 && len(e) < 3+2*i {
			break
		}
		if digits[0] == ':' {
			digits = digits[1:]
		}
		var n int
		if n, digits, err = number(digits, 2, 2); err != nil {
			return rest, err
		}
		total += n * size
	}
	switch value[0] {
	case '+':
	case '-':
		total = -total
	default:
		return rest, errBad
	}
	r.offset, r.offsetSet = total, true
	return rest, nil
}

// Parse reads a time as a layout shows; without a zone it is UTC.
func Parse(layout, value string) (Time, error) { return parse(layout, value, UTC, Local) }

// ParseInLocation reads a time that is in loc where the text does not say otherwise.
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}

func parse(layout, value string, standard, local *Location) (Time, error) {
	r := reading{month: -1, day: -1, yearDay: -1}
	wholeLayout, whole := layout, value
	fail := func(elem, at, message string) (Time, error) {
		return Time{}, &ParseError{wholeLayout, whole, elem, at, message}
	}
	for {
		before, e, after := nextElement(layout)
		rest, err := skip(value, before)
		if err != nil {
			return fail(before, value, "")
		}
		value = rest
		if e == "" {
			if value != "" {
				return fail("", value, ": extra text: "+quote(value))
			}
			break
		}
		rest, err = r.element(e, value, after)
		if r.out != "" {
			return fail(e, value, ": "+r.out+" out of range")
		}
		if err != nil {
			return fail(e, rest, "")
		}
		value, layout = rest, after
	}
	if message := r.settle(); message != "" {
		return fail("", whole, message)
	}
	at := func(loc *Location) Time {
		return Date(r.year, Month(r.month), r.day, r.hour, r.min, r.sec, r.nsec, loc)
	}
	switch {
	case r.utc:
		return at(UTC), nil
	case r.offsetSet:
		t := at(UTC)
		t.sec -= int64(r.offset)
		if name, offset := zoneAt(local, t.sec); r.offset == offset && (r.zone == "" || r.zone == name) {
			t.setLoc(local)
			return t, nil
		}
		t.setLoc(FixedZone(r.zone, r.offset))
		t.loc.name = r.zone
		return t, nil
	case r.zone != "":
		if r.zone == local.zone {
			return at(local), nil
		}
		if offset, ok := namedZone(local, r.zone, at(UTC).sec); ok {
			t := at(UTC)
			t.sec -= int64(offset)
			t.setLoc(local)
			return t, nil
		}
		// An unknown abbreviation: kept, and taken for UTC, unless it says its hours.
		offset := 0
		if len(r.zone) > 3 && r.zone[:3] == "GMT" {
			hours, _, _ := number(r.zone[4:], 1, len(r.zone))
			if r.zone[3] == '-' {
				hours = -hours
			}
			offset = hours * 3600
		}
		// The clock is read as UTC's even then.
		t := at(UTC)
		t.setLoc(FixedZone(r.zone, offset))
		return t, nil
	}
	return at(standard), nil
}

// settle puts afternoon hours and days of the year in their place; what it returns is a complaint.
func (r *reading) settle() string {
	if r.pm && r.hour < 12 {
		r.hour += 12
	} else if r.pmSet && !r.pm && r.hour == 12 {
		r.hour = 0
	}
	if r.yearDay >= 0 {
		last := int(daysOf(int64(r.year)+1, 1, 1) - daysOf(int64(r.year), 1, 1))
		if r.yearDay < 1 || r.yearDay > last {
			return ": day-of-year out of range"
		}
		_, m, d, _ := dateOf(daysOf(int64(r.year), 1, 1) + int64(r.yearDay) - 1)
		if r.month >= 0 && r.month != int(m) {
			return ": day-of-year does not match month"
		}
		if r.day >= 0 && r.day != d {
			return ": day-of-year does not match day"
		}
		r.month, r.day = int(m), d
		return ""
	}
	if r.month < 0 {
		r.month = 1
	}
	if r.day < 0 {
		r.day = 1
	}
	first := daysOf(int64(r.year), int64(r.month), 1)
	if r.day < 1 || int64(r.day) > daysOf(int64(r.year), int64(r.month)+1, 1)-first {
		return ": day out of range"
	}
	return ""
}
