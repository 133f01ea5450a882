package main

import "testing"

func TestSaySendsEachWordAndCloses(t *testing.T) {
	line := make(chan string, 1)
	go say([]string{"a", "b", "c"}, line)
	got := ""
	for word := range line {
		got += word
	}
	if got != "abc" {
		t.Errorf("got %q, want abc", got)
	}
}
