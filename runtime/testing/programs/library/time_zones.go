package main

import (
	"fmt"
	"time"
)

func main() {
	for _, p := range [][2]string{
		{"15:04:05.000", "01:02:03.4x5"}, {"15:04:05.000", "01:02:03x455"}, {"15:04:05.999", "01:02:03x455"}, {"3PM y", "3XM y"}, {"3PM y", "3PX y"}, {"3PM", "3P"}, {"3pm", "3Pm"},
		{"15 -0700 x", "15 -0x00 x"}, {"15 -0700 x", "15 *0100 x"}, {"15 -07:00 x", "15 -01x00 x"}, {"15 -07:00 x", "15 -01:0x x"}, {"15 -07 x", "15 -0"}, {"15 -070000", "15 -010203"}, {"15 Z07:00:00", "15 Z"}, {"15 Z070000", "15 Z"}, {"15 Z07:00", "15 Z"}, {"15 Z0700", "15 +0130"}, {"15 Z07", "15 -09"}, {"15 -07:00", "15 -25:00"}, {"15 -07:00", "15 -24:60"}, {"15 -07:00", "15 -24:61"}, {"15 -07:00:00", "15 -24:01x01"},
		{"2006", "200"}, {"2006", "x006"}, {"2006 1", "2x06 1"}, {"06", "x6"}, {"02", "x"}, {"_2", " x"}, {"__2", "  x"}, {"002", "1x"}, {"01", "1"}, {"MST", "xx"}, {"MST", "ABCDE"}, {"MST", "CEST"}, {"MST", "+03"}, {"MST", "GMT-11"}, {"MST", "GMT+24"}, {"MST", "WITA"}, {"MST", "ChST"}, {"MST", "-03"}, {"MST", "+"}, {"2006-01-02 MST", "2015-02-29 UTC"},
		{"2006 Jan 002", "2016 Feb 060"}, {"2006 Jan 002", "2016 Mar 060"}, {"2006 2 002", "2015 3 060"}, {"2006 2 002", "2016 28 060"}, {"3:04", "13:00"}, {"3:04PM", "12:00AM"}, {"3:04PM", "12:00PM"}, {"3:04PM", "0:30PM"},
	} {
		v, err := time.Parse(p[0], p[1])
		fmt.Printf("%q %q %v %v\n", p[0], p[1], v, err)
	}
	for _, n := range []string{"/etc", "a\\b", "a..b", "...", "x"} {
		_, err := time.LoadLocation(n)
		fmt.Println(n, err)
	}
	for _, o := range []int{-61, -60, -1, 1, 59, -3601, 86399} {
		b, err := time.Unix(5, 6).In(time.FixedZone("x", o)).MarshalBinary()
		fmt.Println(o, b, err)
		var t time.Time
		if err == nil {
			fmt.Println(t.UnmarshalBinary(b), t)
		}
	}
	var t time.Time
	fmt.Println(t.UnmarshalBinary(nil), t.UnmarshalBinary([]byte{3}), t.UnmarshalBinary([]byte{1, 2}), t.UnmarshalBinary([]byte{2, 2}))
}
