package main

import (
	"fmt"
	"io/ioutil"
	"os"
	"syscall"
	"time"
)

func open(name string) *os.File {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0600)
	if err != nil {
		panic(err)
	}
	return f
}

func main() {
	dir, _ := ioutil.TempDir("", "flock")
	defer os.RemoveAll(dir)
	a, b := open(dir+"/lock"), open(dir+"/lock")
	lock := func(f *os.File, how int) error { return syscall.Flock(int(f.Fd()), how) }

	fmt.Println("alone:", lock(a, syscall.LOCK_EX))
	fmt.Println("another, not waiting:", lock(b, syscall.LOCK_EX|syscall.LOCK_NB), lock(b, syscall.LOCK_SH|syscall.LOCK_NB))
	fmt.Println("would block:", lock(b, syscall.LOCK_EX|syscall.LOCK_NB) == syscall.EWOULDBLOCK)
	fmt.Println("shared:", lock(a, syscall.LOCK_SH), lock(b, syscall.LOCK_SH|syscall.LOCK_NB))
	fmt.Println("upgrade while shared:", lock(a, syscall.LOCK_EX|syscall.LOCK_NB))
	fmt.Println("given up:", lock(b, syscall.LOCK_UN), lock(a, syscall.LOCK_EX|syscall.LOCK_NB))

	got := make(chan error)
	go func() { got <- lock(b, syscall.LOCK_EX) }()
	select {
	case <-got:
		fmt.Println("took a lock that is held")
	case <-time.After(50 * time.Millisecond):
		fmt.Println("waits")
	}
	a.Close()
	fmt.Println("closed:", <-got)
	fmt.Println(syscall.Flock(99, syscall.LOCK_EX), lock(b, 0))
}
