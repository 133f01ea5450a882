// Package time measures and shows time. The clock is the machine's: it stands still while anything
// can run and jumps to the next timer when nothing can.
package time

import "errors"

// Time is a moment, to the nanosecond, seen in a place.
type Time struct {
	// sec counts from January 1 of the year 1, UTC; nsec adds less than a second.
	sec  int64
	nsec int32
	// mono is the machine's clock in nanoseconds and 1, in times that Now made; else 0.
	mono int64
	loc  *Location
}

// A Month counts from January = 1.
type Month int

const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

var monthNames = [...]string{
	"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December",
}

func (m Month) String() string {
	if January <= m && m <= December {
		return monthNames[m-1]
	}
	return "%!Month(" + decimal(int64(m)) + ")"
}

// A Weekday counts from Sunday = 0.
type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

var dayNames = [...]string{
	"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
}

func (d Weekday) String() string {
	if Sunday <= d && d <= Saturday {
		return dayNames[d]
	}
	return "%!Weekday(" + decimal(int64(d)) + ")"
}

const (
	daySeconds = 86400
	// unixStart is 1970 in seconds from the year 1.
	unixStart = 62135596800
	// marchDays is what lies between March 1 of the year 0 and January 1 of the year 1.
	marchDays = 306
	// cycleDays are the days of 400 years.
	cycleDays = 146097
)

func now() (sec int64, nsec int32, mono int64)

// Now is the present moment of the machine's clock.
func Now() Time {
	sec, nsec, mono := now()
	return Time{sec + unixStart, nsec, mono + 1, Local}
}

// Unix is the moment sec seconds and nsec nanoseconds after January 1, 1970 UTC.
func Unix(sec int64, nsec int64) Time {
	if nsec < 0 || nsec >= 1e9 {
		n := floorDiv(nsec, 1e9)
		sec += n
		nsec -= n * 1e9
	}
	return Time{sec + unixStart, int32(nsec), 0, Local}
}

// UnixMilli is the same from milliseconds.
func UnixMilli(msec int64) Time { return Unix(floorDiv(msec, 1e3), (msec-floorDiv(msec, 1e3)*1e3)*1e6) }

// UnixMicro is the same from microseconds.
func UnixMicro(usec int64) Time { return Unix(floorDiv(usec, 1e6), (usec-floorDiv(usec, 1e6)*1e6)*1e3) }

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// daysOf counts the days from January 1 of the year 1 to a date; the month may be any number.
func daysOf(year, month, day int64) int64 {
	// Years that begin in March have their leap day at the end.
	m := month - 3
	y := year + floorDiv(m, 12)
	m -= floorDiv(m, 12) * 12
	cycle := floorDiv(y, 400)
	y -= cycle * 400
	return cycle*cycleDays + y*365 + y/4 - y/100 + (153*m+2)/5 + day - 1 - marchDays
}

// dateOf is the date of a number of days.
func dateOf(days int64) (year int64, month Month, day, yearDay int) {
	z := days + marchDays
	cycle := floorDiv(z, cycleDays)
	d := z - cycle*cycleDays
	y := (d - d/1460 + d/36524 - d/146096) / 365
	d -= y*365 + y/4 - y/100
	m := (5*d + 2) / 153
	day = int(d - (153*m+2)/5 + 1)
	month = Month(m + 3)
	year = y + cycle*400
	if month > 12 {
		month -= 12
		year++
	}
	yearDay = int(days-daysOf(year, 1, 1)) + 1
	return year, month, day, yearDay
}

// Date is the moment of a date and a clock's time in a place; numbers out of their range carry over.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	carry := floorDiv(int64(nsec), 1e9)
	s := daysOf(int64(year), int64(month), int64(day))*daySeconds +
		int64(hour)*3600 + int64(min)*60 + int64(sec) + carry
	t := Time{s - int64(clockOffset(loc, s)), int32(int64(nsec) - carry*1e9), 0, nil}
	t.setLoc(loc)
	return t
}

// setLoc puts the time into a place; what the machine's clock said is not part of it any more.
func (t *Time) setLoc(loc *Location) {
	if loc == &utcLoc {
		loc = nil
	}
	t.mono, t.loc = 0, loc
}

// local is the seconds that a clock in the place shows.
func (t Time) local() int64 { return t.sec + int64(offsetAt(t.Location(), t.sec)) }

func (t Time) date() (year int64, month Month, day, yearDay int) {
	return dateOf(floorDiv(t.local(), daySeconds))
}

// Date is the year, month and day of t in its place.
func (t Time) Date() (year int, month Month, day int) {
	y, month, day, _ := t.date()
	return int(y), month, day
}

func (t Time) Year() int {
	y, _, _, _ := t.date()
	return int(y)
}

func (t Time) Month() Month {
	_, m, _, _ := t.date()
	return m
}

func (t Time) Day() int {
	_, _, d, _ := t.date()
	return d
}

// YearDay counts from 1.
func (t Time) YearDay() int {
	_, _, _, n := t.date()
	return n
}

func (t Time) Weekday() Weekday {
	// January 1 of the year 1 was a Monday.
	n := (floorDiv(t.local(), daySeconds) + 1) % 7
	if n < 0 {
		n += 7
	}
	return Weekday(n)
}

// ISOWeek is the year and week by ISO 8601: the week of a year's first Thursday is its first.
func (t Time) ISOWeek() (year, week int) {
	days := floorDiv(t.local(), daySeconds)
	// The Thursday of the same week decides.
	thursday := days - int64(t.Weekday()+6)%7 + 3
	y, _, _, n := dateOf(thursday)
	return int(y), (n-1)/7 + 1
}

func (t Time) Clock() (hour, min, sec int) {
	s := int(t.local() - floorDiv(t.local(), daySeconds)*daySeconds)
	return s / 3600, s / 60 % 60, s % 60
}

func (t Time) Hour() int {
	h, _, _ := t.Clock()
	return h
}

func (t Time) Minute() int {
	_, m, _ := t.Clock()
	return m
}

func (t Time) Second() int {
	_, _, s := t.Clock()
	return s
}

func (t Time) Nanosecond() int { return int(t.nsec) }

// Unix counts seconds since 1970.
func (t Time) Unix() int64      { return t.sec - unixStart }
func (t Time) UnixNano() int64  { return t.Unix()*1e9 + int64(t.nsec) }
func (t Time) UnixMilli() int64 { return t.Unix()*1e3 + int64(t.nsec)/1e6 }
func (t Time) UnixMicro() int64 { return t.Unix()*1e6 + int64(t.nsec)/1e3 }

// IsZero tells whether t is January 1 of the year 1, 00:00 UTC.
func (t Time) IsZero() bool { return t.sec == 0 && t.nsec == 0 }

func (t Time) compare(u Time) int64 {
	if t.mono != 0 && u.mono != 0 {
		return t.mono - u.mono
	}
	if t.sec != u.sec {
		if t.sec < u.sec {
			return -1
		}
		return 1
	}
	return int64(t.nsec - u.nsec)
}

func (t Time) After(u Time) bool  { return t.compare(u) > 0 }
func (t Time) Before(u Time) bool { return t.compare(u) < 0 }

// Equal tells whether they are the same moment, whatever their places.
func (t Time) Equal(u Time) bool { return t.compare(u) == 0 }

// Add is the moment d later.
func (t Time) Add(d Duration) Time {
	n := int64(t.nsec) + int64(d%1e9)
	carry := floorDiv(n, 1e9)
	t.sec += int64(d/1e9) + carry
	t.nsec = int32(n - carry*1e9)
	if t.mono != 0 {
		t.mono += int64(d)
	}
	return t
}

// Sub is the time from u to t; what a Duration cannot hold is the largest or smallest there is.
func (t Time) Sub(u Time) Duration {
	if t.mono != 0 && u.mono != 0 {
		return Duration(t.mono - u.mono)
	}
	s := t.sec - u.sec
	d := Duration(s)*Second + Duration(t.nsec-u.nsec)
	switch {
	case s > -9e9 && s < 9e9:
		return d
	case u.Add(d).Equal(t): // nothing has overflowed
		return d
	case t.Before(u):
		return minDuration
	}
	return maxDuration
}

// AddDate adds years, months and days as Date does.
func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nsec), t.Location())
}

// Since is the time from t to now.
func Since(t Time) Duration { return Now().Sub(t) }

// Until is the time from now to t.
func Until(t Time) Duration { return t.Sub(Now()) }

// rest is what is left of t, from the year 1, after whole multiples of d.
func (t Time) rest(d Duration) Duration {
	switch {
	case d%Second == 0:
		s := t.sec % int64(d/Second)
		if s < 0 {
			s += int64(d / Second)
		}
		return Duration(s)*Second + Duration(t.nsec)
	case d < Second && Second%d == 0:
		return Duration(t.nsec) % d
	}
	// sec*1e9 may not fit: doubled and added up modulo d.
	m := uint64(d)
	s := t.sec % int64(d)
	if s < 0 {
		s += int64(d)
	}
	factor, sum := uint64(s), uint64(0)
	for n := uint64(1e9); n > 0; n >>= 1 {
		if n&1 != 0 {
			sum = (sum + factor) % m
		}
		factor = factor * 2 % m
	}
	return Duration((sum + uint64(t.nsec)) % m)
}

// Truncate rounds t down to a multiple of d since the year 1.
func (t Time) Truncate(d Duration) Time {
	t.mono = 0
	if d <= 0 {
		return t
	}
	return t.Add(-t.rest(d))
}

// Round rounds t to the nearest multiple of d since the year 1, halves up.
func (t Time) Round(d Duration) Time {
	t.mono = 0
	if d <= 0 {
		return t
	}
	r := t.rest(d)
	if uint64(r)*2 < uint64(d) {
		return t.Add(-r)
	}
	return t.Add(d - r)
}

// A Location is a place with its distance from UTC, or one whose distance a file tells for each moment.
type Location struct {
	name   string
	zone   string
	offset int
	file   bool
}

// offsetAt is the distance at a moment, seconds since the year 1.
func offsetAt(l *Location, sec int64) int

// zoneAt is the zone at a moment, by name and distance.
func zoneAt(l *Location, sec int64) (name string, offset int)

// isDST tells whether it is summer time at a moment.
func isDST(l *Location, sec int64) bool

// clockOffset is the distance at the moment when clocks there show sec.
func clockOffset(l *Location, sec int64) int

// namedZone is the distance that a zone's name stands for at a place when clocks there show sec.
func namedZone(l *Location, name string, sec int64) (offset int, ok bool)

// hasZone tells whether there is a file for a place.
func hasZone(name string) bool

var (
	utcLoc   = Location{name: "UTC", zone: "UTC"}
	localLoc = Location{name: "Local", zone: "UTC"}
)

// UTC is universal time.
var UTC *Location = &utcLoc

// Local is the time of the machine's hosts, which keep UTC.
var Local *Location = &localLoc

func (l *Location) String() string {
	if l == nil {
		return utcLoc.name
	}
	return l.name
}

// FixedZone is a place with a distance from UTC in seconds.
func FixedZone(name string, offset int) *Location { return &Location{name, name, offset, false} }

var errLocation = errors.New("time: invalid location name")

// LoadLocation finds a place by name. The hosts of a room have no time zone files: there are only UTC
// and Local. Programs of the command line have those of the computer.
func LoadLocation(name string) (*Location, error) {
	switch name {
	case "", "UTC":
		return UTC, nil
	case "Local":
		return Local, nil
	}
	for i := 0; i < len(name); i++ {
		if name[i] == '.' && i+1 < len(name) && name[i+1] == '.' {
			return nil, errLocation
		}
	}
	if name[0] == '/' || name[0] == '\\' {
		return nil, errLocation
	}
	if hasZone(name) {
		return &Location{name: name, file: true}, nil
	}
	return nil, errors.New("unknown time zone " + name)
}

// Location is the place t is seen in.
func (t Time) Location() *Location {
	if t.loc == nil {
		return UTC
	}
	return t.loc
}

// In is the same moment seen in another place.
func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	t.setLoc(loc)
	return t
}

func (t Time) UTC() Time   { return t.In(UTC) }
func (t Time) Local() Time { return t.In(Local) }

// Zone is the name and distance from UTC, in seconds, of t's place.
func (t Time) Zone() (name string, offset int) {
	l := t.Location()
	return zoneAt(l, t.sec)
}

// IsDST tells whether it is summer time.
func (t Time) IsDST() bool { return isDST(t.Location(), t.sec) }
