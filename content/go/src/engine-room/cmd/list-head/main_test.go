package main

import (
	"testing"

	. "engine-room/list-head"
)

func TestOffsets(t *testing.T) {
	if pid != 0 || run != 16 || Next != 0 || Prev != 8 {
		t.Errorf("pid at %d, run at %d, next at %d, prev at %d", pid, run, Next, Prev)
	}
}

func TestNewTask(t *testing.T) {
	at := newTask("t", 12)
	if got := Load(ListEntry(at+run, run) + pid); got != 12 {
		t.Errorf("pid %d", got)
	}
}
