package main

import (
	"fmt"
	"reflect"
	"strings"
	"time"
)

func has(t time.Time) bool { return strings.Contains(t.String(), " m=") }

func main() {
	n := time.Now()
	fmt.Println(has(n), has(n.UTC()), has(n.Local()), has(n.In(time.UTC)), has(n.Round(0)), has(n.Truncate(time.Second)), has(n.Add(time.Second)), has(n.AddDate(0, 0, 1)))
	u := n.UTC()
	p, err := time.Parse(time.RFC3339Nano, u.Format(time.RFC3339Nano))
	fmt.Println(reflect.DeepEqual(u, p), u == p, u.Equal(p), err)
	b, _ := n.MarshalText()
	var q time.Time
	q.UnmarshalText(b)
	fmt.Println(has(q), q.Equal(n), n.Sub(n.UTC()) == 0)
}
