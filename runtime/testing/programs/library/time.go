package main

import (
	"encoding/json"
	"fmt"
	"time"
)

func main() {
	t := time.Date(2015, 5, 13, 20, 46, 43, 123456789, time.UTC)
	for _, l := range []string{time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampNano, "Jan _2 06 002 __2 .999 ,000 pm 3:4:5 Monday Janet Z07:00:00 -07 2006"} {
		s := t.Format(l)
		fmt.Println(s)
		u, err := time.Parse(l, s)
		fmt.Println(u, err)
	}
	z := time.FixedZone("CEST", 2*3600)
	fmt.Println(t.In(z), t.In(z).Format(time.RFC3339), t.YearDay(), t.Weekday())
	fmt.Println(t.ISOWeek())
	for y := 1; y < 3000; y += 37 {
		for m := 1; m <= 14; m += 3 {
			a := time.Date(y, time.Month(m), 31, 25, 61, -5, 1e9+5, time.UTC)
			yy, ww := a.ISOWeek()
			fmt.Println(a, a.Unix(), a.YearDay(), a.Weekday(), yy, ww)
		}
	}
	fmt.Println(time.Date(-5, 3, 1, 0, 0, 0, 0, time.UTC), time.Time{}, time.Unix(0, 0).UTC(), time.Unix(-1, -1).UTC())
	for _, d := range []time.Duration{0, 1, 1100, 2200000, 3300000000, 61e9, 3723e9 + 5, -1, 1<<63 - 1, -1 << 63} {
		fmt.Println(d, d.Hours(), d.Round(time.Millisecond), d.Truncate(time.Minute))
	}
	for _, s := range []string{"1h", "-1.5h", "1h2m3.5s", "x", "1", "3000000h", ".5s", "1µs2ns", "", "+5s", "1.s", "-", "0", "9223372036854775807ns", "9223372036854775808ns", "-9223372036854775808ns"} {
		d, err := time.ParseDuration(s)
		fmt.Println(d, err)
	}
	for _, v := range [][2]string{{"2006-01-02", "2015-02-30"}, {"2006-01-02", "2015-13-01"}, {time.RFC3339, "2015-05-13"}, {time.RFC3339, "2015-05-13T20:46:43+02:00x"}, {"15:04", "25:00"}, {"Jan 2 2006", "Foo 3 2001"}, {time.RFC1123, "Wed, 13 May 2015 20:46:43 GMT"}, {time.RFC1123, "Wed, 13 May 2015 20:46:43 PST"}, {"2006 002", "2016 366"}, {"3:04PM", "12:10AM"}, {"2006-01-02T15:04:05Z07:00", "2015-05-13T20:46:43.5Z"}} {
		u, err := time.Parse(v[0], v[1])
		fmt.Println(u, err)
	}
	b, _ := json.Marshal(map[string]interface{}{"t": t, "d": time.Second})
	fmt.Println(string(b))
	var u time.Time
	fmt.Println(json.Unmarshal([]byte(`"2015-05-13T20:46:43+02:00"`), &u), u.UTC())
	fmt.Println(t.Truncate(time.Hour), t.Round(time.Hour), t.Truncate(7*time.Millisecond), t.Add(-time.Hour*24*400).Sub(t), t.AddDate(0, 1, 20))
	fmt.Printf("%v %#v %d\n", t.Sub(time.Time{}), t, time.May)
	start := time.Now()
	tm := time.NewTimer(50 * time.Millisecond)
	tick := time.NewTicker(20 * time.Millisecond)
	n := 0
	for done := false; !done; {
		select {
		case <-tick.C:
			n++
		case <-tm.C:
			done = true
		}
	}
	fmt.Println(n, tm.Stop(), time.Since(start) > 50*time.Millisecond-1)
	ch := make(chan bool)
	time.AfterFunc(time.Millisecond, func() { ch <- true })
	<-ch
	time.Sleep(time.Second)
	select {
	case <-time.After(time.Second):
		fmt.Println("after")
	}
}
