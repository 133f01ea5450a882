package main

import "testing"

func TestGreeting(t *testing.T) {
	if got := greeting("Ada", false); got != "hello, Ada" {
		t.Error(got)
	}
	if got := greeting("Ada", true); got != "HELLO, ADA" {
		t.Error(got)
	}
}
