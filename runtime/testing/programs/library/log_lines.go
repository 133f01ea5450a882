// Package log: prefixes, places, what the text ends with, panics, a logger's own and the package's.
package main

import (
	"bytes"
	"fmt"
	"io"
	"log"
	"os"
	"regexp"
	"sync"
)

var stamp = regexp.MustCompile(`\d{4}/\d\d/\d\d|\d\d:\d\d:\d\d(\.\d{6})?`)

type counter struct {
	bytes.Buffer
	writes int
}

func (c *counter) Write(b []byte) (int, error) {
	c.writes++
	return c.Buffer.Write(b)
}

func show(c *counter) {
	fmt.Printf("%d %q\n", c.writes, stamp.ReplaceAllStringFunc(c.String(), func(s string) string {
		return fmt.Sprintf("<%d>", len(s))
	}))
	c.Reset()
}

type level int

func (l level) String() string { return fmt.Sprintf("level %d", int(l)) }

func help(l *log.Logger) { l.Output(2, "called from") }

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, fmt.Errorf("no room") }

func main() {
	var c counter
	for flags := 0; flags < 128; flags++ {
		if flags&log.Llongfile != 0 && flags&log.Lshortfile == 0 {
			continue
		}
		l := log.New(&c, "pre: ", flags)
		l.Print("text ", 1, 2, level(3))
		l.Printf("%d%%\n", 50)
		l.Println("a", 1, nil)
		show(&c)
	}
	l := log.New(&c, "[x] ", log.Lshortfile|log.Lmsgprefix)
	help(l)
	l.SetPrefix("[y] ")
	l.SetFlags(log.Lshortfile)
	func() { l.Print("in a literal") }()
	l.Print()
	l.Println()
	l.Printf("")
	l.Print("two\nlines\n")
	l.Print("ends\n\n")
	show(&c)
	fmt.Printf("%q %d %t\n", l.Prefix(), l.Flags(), l.Writer() == io.Writer(&c))
	fmt.Println(log.New(failing{}, "", 0).Output(1, "x"))

	for i, f := range []func(){
		func() { l.Panic("one", 2, 3) }, func() { l.Panicf("f %d", 4) }, func() { l.Panicln("ln", 5) },
		func() { log.Panic("std", level(1)) }, func() { log.Panicf("%v", level(2)) }, func() { log.Panicln() },
	} {
		func() {
			log.SetOutput(&c)
			log.SetFlags(log.Lshortfile)
			log.SetPrefix("std ")
			defer func() { fmt.Printf("%d %q\n", i, recover()) }()
			f()
		}()
	}
	show(&c)
	log.Print("p")
	log.Println("l", 1)
	log.Printf("%s", level(4))
	log.Output(1, "o")
	log.Default().Print("default")
	fmt.Println(log.Prefix(), log.Flags(), log.Writer() == io.Writer(&c), log.LstdFlags, log.LUTC, log.Lmsgprefix)
	show(&c)

	var wg sync.WaitGroup
	quiet := log.New(io.Discard, "", log.LstdFlags)
	for i := 0; i < 10; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			quiet.Println(i)
			l.SetPrefix(fmt.Sprint(i % 1))
		}(i)
	}
	wg.Wait()
	log.SetOutput(os.Stdout)
	log.SetFlags(0)
	log.Println("to stdout")
	log.SetOutput(os.Stderr)
	defer fmt.Println("not run")
	log.Fatalf("fatal %d", 1)
}
