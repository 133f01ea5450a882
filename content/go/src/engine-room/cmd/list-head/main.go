// This is no reconstruction: three tasks on two lists, beside the C of chapter 31 that does the same.

// Command list-head puts tasks on a list of Linux's kind, takes one off, and moves the rest to another list;
// then it does a little of the same as Go does it.
package main

import (
	"container/list"
	"fmt"
	"time"
	"unsafe"

	. "engine-room/list-head"
)

// task is C's struct task: what the kernel wants to keep in lists. It is never made here;
// it tells where the fields lie, as the C compiler knows it from the declaration.
type task struct {
	pid, prio int64
	run       struct{ next, prev Addr }
}

// Where in a task its fields lie.
const (
	pid = Addr(unsafe.Offsetof(task{}.pid))
	run = Addr(unsafe.Offsetof(task{}.run))
)

// newTask sets memory aside for a task.
func newTask(name string, id Addr) Addr {
	at := Variable(name, run, "pid", "prio", "run.next", "run.prev")
	Store(at+pid, id)
	return at
}

// show prints the tasks of a list.
func show(name string, head Addr) {
	fmt.Printf("%s:", name)
	for pos := Load(head + Next); pos != head; pos = Load(pos + Next) {
		fmt.Printf(" %d", Load(ListEntry(pos, run)+pid))
	}
	fmt.Printf("\n")
}

func main() {
	ready := Variable("ready", 0, "next", "prev")
	Store(ready+Next, ready)
	Store(ready+Prev, ready)
	waiting := Variable("waiting", 0, "next", "prev")
	a, b, c := newTask("a", 7), newTask("b", 8), newTask("c", 9)

	InitListHead(waiting)
	ListAddTail(a+run, ready)
	ListAddTail(b+run, ready)
	ListAdd(c+run, ready)
	show("ready", ready)

	ListDel(a + run)
	show("ready", ready)

	for pos, n := Load(ready+Next), Load(Load(ready+Next)+Next); pos != ready; pos, n = n, Load(n+Next) {
		ListDel(pos)
		ListAddTail(pos, waiting)
	}
	show("ready", ready)
	show("waiting", waiting)
	fmt.Printf("empty: %v\n", ListEmpty(ready))

	withNodes()
	inTwoQueues()
}

// withNodes puts the same three on a list of Go's library, which makes a node for each.
func withNodes() {
	ready := list.New()
	ready.PushBack(7)
	ready.PushBack(8)
	ready.PushFront(9)
	fmt.Printf("nodes:")
	for e := ready.Front(); e != nil; e = e.Next() {
		fmt.Printf(" %d", e.Value)
	}
	fmt.Printf("\n")
}

// inTwoQueues has one goroutine wait at two channels, which one pair of pointers in it could not do.
func inTwoQueues() {
	left, right, taken := make(chan int), make(chan int), make(chan int)
	go func() {
		select {
		case v := <-left:
			taken <- v
		case v := <-right:
			taken <- v
		}
	}()
	time.Sleep(time.Millisecond)
	right <- 8
	fmt.Printf("taken: %d\n", <-taken)
}
