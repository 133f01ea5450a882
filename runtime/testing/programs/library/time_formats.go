package main

import (
	"encoding/json"
	"fmt"
	"time"
)

func main() {
	for _, d := range []time.Duration{0, 1, 999, 1000, 1500, 1234567, time.Second, 90 * time.Second, time.Hour + 5*time.Millisecond, -time.Minute - 1, 1<<63 - 1, -1 << 63} {
		fmt.Println(d, d.Hours(), d.Minutes(), d.Seconds(), d.Nanoseconds(), d.Milliseconds(), d.Microseconds(), d.Round(time.Second), d.Truncate(7*time.Millisecond), d.Abs())
	}
	for _, s := range []string{"1h2m3.5s", "-1.5h", "1us", "1µs", "1μs", "+5m", "0", "", ".5s", "1", "3x", "1.s", ".s", "-", "9223372036854775807ns", "9223372036854775808ns", "-9223372036854775808ns", "1h-2m", "3000000h", "0.3333333333333333333h"} {
		d, err := time.ParseDuration(s)
		fmt.Println(s, d, err)
	}
	east := time.FixedZone("EST", -5*3600)
	odd := time.FixedZone("", 3600*5+1800+7)
	t := time.Date(2015, time.April, 16, 14, 3, 9, 123456789, time.UTC)
	layouts := []string{time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro, time.StampNano, "2006-01-02T15:04:05.999999999Z07:00", "02/Jan/2006:15:04:05 -0700", "_2 Jan 06 3:4:5pm .000 ,999 002 __2", "Monday January Mon Jan 1 01 2 02 _2 06 2006 15 3 03 4 04 5 05 PM pm MST Z0700 Z07:00 Z07 -07 -0700 -07:00 -070000 -07:00:00 Z070000 Z07:00:00", "MonTh Januar Janu", "05.00 05,000 05.99 05.9"}
	for _, tt := range []time.Time{t, t.In(east), t.In(odd), {}, time.Unix(0, 0).UTC(), time.Unix(-1, 5).UTC(), time.Date(2000, 2, 29, 0, 0, 0, 0, time.UTC), time.Date(-5, 1, 1, 0, 0, 0, 1000, time.UTC), time.Date(12345, 12, 31, 23, 59, 59, 500000000, east)} {
		for _, l := range layouts {
			fmt.Println(tt.Format(l))
		}
		y, w := tt.ISOWeek()
		fmt.Println(tt, y, w, tt.YearDay(), tt.Weekday(), tt.Unix(), tt.UnixNano(), tt.UnixMilli(), tt.IsZero(), tt.Location(), tt.GoString())
		fmt.Println(tt.Truncate(time.Hour), tt.Round(time.Hour), tt.Round(7*time.Minute), tt.Truncate(24*time.Hour), tt.AddDate(0, 1, 31), tt.AddDate(-1, -14, 0), tt.Add(-36*time.Hour))
		b, err := json.Marshal(tt)
		fmt.Println(string(b), err)
		x, err := tt.MarshalText()
		fmt.Println(string(x), err)
		y2, err := tt.MarshalBinary()
		fmt.Println(y2, err)
		if err == nil {
			var back time.Time
			fmt.Println(back.UnmarshalBinary(y2), back.Equal(tt), back)
		}
		n, off := tt.Zone()
		fmt.Println(n, off, tt.Hour(), tt.Month(), time.Month(13), time.Weekday(9))
	}
	for _, p := range [][2]string{
		{time.RFC3339, "2015-04-16T14:03:09Z"}, {time.RFC3339, "2015-04-16T14:03:09.25-07:00"}, {time.RFC3339, "2015-04-16"}, {time.RFC3339, "2015-13-16T14:03:09Z"}, {time.RFC3339, "2015-02-30T14:03:09Z"}, {time.RFC3339, "2015-02-28T24:03:09Z"}, {time.RFC3339, "2015-02-28T23:60:09Z"}, {time.RFC3339, "2015-02-28T23:03:09Zx"}, {time.RFC3339, ""}, {time.RFC3339Nano, "2015-04-16T14:03:09.123456789+05:30"},
		{time.RFC1123, "Thu, 16 Apr 2015 14:03:09 GMT"}, {time.RFC1123, "Xhu, 16 Apr 2015 14:03:09 GMT"}, {time.RFC1123Z, "Thu, 16 Apr 2015 14:03:09 -0700"}, {time.ANSIC, "Thu Apr 16 14:03:09 2015"}, {time.ANSIC, "Thu Apr  6 14:03:09 2015"}, {time.Kitchen, "3:04PM"}, {time.Kitchen, "13:04PM"}, {time.UnixDate, "Thu Apr 16 14:03:09 PDT 2015"}, {"2006-002", "2015-106"}, {"2006-002", "2015-366"}, {"Jan _2 06", "Feb  3 70"}, {"Jan _2 06", "Feb  3 68"}, {"15:04:05.000", "01:02:03.45"}, {"15:04:05.000", "01:02:03.456"}, {"15:04:05", "01:02:03.456789"}, {"15:04:05", "01:02:03,5"}, {"2 Jan 2006 MST", "2 Jan 2006 GMT+3"}, {"2006 -07:00:00", "2014 +01:02:03"}, {"Monday", "monday"}, {"January 2", "JANUARY 31"}, {"January 2", "Febr 1"}, {"x2006", "y2006"}, {"2006", "20x6"},
	} {
		v, err := time.Parse(p[0], p[1])
		fmt.Println(v, err)
	}
	v, err := time.ParseInLocation("2006-01-02 15:04", "2015-04-16 12:00", east)
	fmt.Println(v, err)
	for _, n := range []string{"", "UTC", "../x", "Nowhere/At"} {
		l, err := time.LoadLocation(n)
		fmt.Println(l, err)
	}
	var j struct{ T time.Time }
	fmt.Println(json.Unmarshal([]byte(`{"T":"2015-04-16T14:03:09.5+02:00"}`), &j), j.T)
	fmt.Println(json.Unmarshal([]byte(`{"T":"bad"}`), &j))
	fmt.Println(json.Unmarshal([]byte(`{"T":null}`), &j), j.T)
	a, b := t, t.In(east)
	fmt.Println(a == b, a.Equal(b), a.Before(b), a.After(b.Add(-1)), a.Sub(b.Add(time.Hour)), t.Sub(time.Time{}), time.Time{}.Sub(t))
	start := time.Now()
	time.Sleep(3 * time.Second / 1000)
	fmt.Println(time.Since(start) >= 3*time.Millisecond, time.Until(start) < 0)
	fmt.Println(time.Unix(1429192989, 5000000000).UTC(), time.UnixMilli(1429192989123).UTC(), time.UnixMicro(-1).UTC())
	fmt.Println(time.Date(2015, 14, -3, 25, 61, 61, -1, time.UTC))
}
