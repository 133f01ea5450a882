package listhead

import (
	"fmt"
	"strings"
	"testing"
)

// around lists what is met from head on along one kind of pointer, by distance from the memory's beginning.
func around(head, pointer Addr) string {
	var met []string
	for pos := Load(head + pointer); pos != head; pos = Load(pos + pointer) {
		met = append(met, fmt.Sprint(int(pos-Base)/WordSize))
	}
	return strings.Join(met, " ")
}

func lists(n int) []Addr {
	RAM = &Memory{}
	var all []Addr
	for i := 0; i < n; i++ {
		all = append(all, Variable(fmt.Sprint("l", i), 0, "next", "prev"))
	}
	return all
}

func TestEmptyPointsToItself(t *testing.T) {
	head := lists(1)[0]
	InitListHead(head)
	if Load(head+Next) != head || Load(head+Prev) != head || !ListEmpty(head) {
		t.Errorf("words %x", RAM.Words)
	}
}

func TestBothCircles(t *testing.T) {
	l := lists(5)
	head := l[0]
	InitListHead(head)
	for _, one := range l[1:4] {
		ListAddTail(one, head)
	}
	ListAdd(l[4], head)
	if got := around(head, Next); got != "8 2 4 6" {
		t.Errorf("forwards %s", got)
	}
	if got := around(head, Prev); got != "6 4 2 8" {
		t.Errorf("backwards %s", got)
	}
	ListDel(l[2])
	if got := around(head, Next); got != "8 2 6" {
		t.Errorf("forwards %s", got)
	}
	if got := around(head, Prev); got != "6 2 8" {
		t.Errorf("backwards %s", got)
	}
	if Load(l[2]+Next) != ListPoison1 || Load(l[2]+Prev) != ListPoison2 {
		t.Errorf("left behind: %x %x", Load(l[2]+Next), Load(l[2]+Prev))
	}
}

func TestEntryIsBefore(t *testing.T) {
	lists(0)
	const run = 2 * WordSize
	task := Variable("task", run, "pid", "prio", "next", "prev")
	if got := ListEntry(task+run, run); got != task {
		t.Errorf("entry at %x, want %x", got, task)
	}
}

func TestWhereNothingIs(t *testing.T) {
	lists(2)
	for _, at := range []Addr{0, 8, ListPoison1, Base + 32, Base + 1} {
		func() {
			defer func() {
				want := fmt.Sprintf("unable to handle kernel paging request at %08x", uint64(at))
				if got := recover(); got != want {
					t.Errorf("at %x: %v", at, got)
				}
			}()
			Load(at)
		}()
	}
}
