// Values at the edges of what functions take: durations near overflow, exponents of two, tables of nothing.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// only writes what it is given, and says how much.
type only struct{ err error }

func (o only) Write(p []byte) (int, error) {
	fmt.Printf("write %q\n", p)
	return len(p), o.err
}

// whole takes everything at once.
type whole struct{ only }

func (w whole) ReadFrom(r io.Reader) (int64, error) {
	all, err := io.ReadAll(r)
	fmt.Printf("read from %q\n", all)
	return int64(len(all)), err
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("cannot read") }

func durations() {
	from := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, years := range []int{285, 290, 292, 293} {
		to := from.AddDate(years, 0, 0)
		fmt.Println(years, to.Sub(from), from.Sub(to))
	}
	long := 1792191*time.Hour + 11*time.Minute + 790056701
	for _, t := range []time.Time{from, from.AddDate(150, 0, 0), time.Unix(-1<<40, 5).UTC()} {
		fmt.Println(t.Round(long), t.Truncate(long))
	}
}

func exponents() {
	for _, text := range []string{"2.3p2", "2.3p-66", "0x1.8p3", "1p", "p3", "1e400p2", "1p99999999999999999999"} {
		var f float64
		n, err := fmt.Sscan(text, &f)
		fmt.Println(text, n, f, err)
	}
}

func writers() {
	r := bufio.NewReader(strings.NewReader("some text"))
	r.Peek(4)
	fmt.Println(r.WriteTo(only{}))
	r = bufio.NewReader(io.LimitReader(strings.NewReader("some text"), 6))
	r.ReadByte()
	fmt.Println(r.WriteTo(whole{}))
	fmt.Println(bufio.NewReader(failing{}).WriteTo(only{}))
	fmt.Println(bufio.NewReader(failing{}).WriteTo(only{errors.New("cannot write")}))
}

func numbers() {
	var into struct{ A fmt.Stringer }
	for _, text := range []string{`{"A": 1}`, `{"A": "x"}`, `{"A": null}`, `{"A": {}}`} {
		fmt.Println(json.Unmarshal([]byte(text), &into))
	}
}

func main() {
	durations()
	exponents()
	writers()
	numbers()
}
