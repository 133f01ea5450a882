package main

import (
	"errors"
	"flag"
	"fmt"
	"io/ioutil"
	"os"
	"time"
)

type list []string

func (l *list) String() string { return fmt.Sprint(*l) }
func (l *list) Set(s string) error {
	if s == "bad" {
		return errors.New("refused")
	}
	*l = append(*l, s)
	return nil
}

func main() {
	for _, args := range [][]string{
		{}, {"-n", "3", "-b", "x", "y"}, {"--n=0x10", "-b=false", "-s", "a=b"}, {"-n", "x"}, {"-n", "99999999999999999999"}, {"-u", "-1"}, {"-b=maybe"}, {"-zz"}, {"--"}, {"-n"}, {"-"}, {"--", "-n"}, {"---n"}, {"-=x"}, {"-d", "1h5m", "-f", "1e3", "-i64=-9", "-u64=0b11"}, {"-d", "5"}, {"-f", "q"}, {"-l", "a", "-l", "b"}, {"-l", "bad"}, {"-h"}, {"-help"}, {"-fn", "k"}, {"-b", "false"},
	} {
		fs := flag.NewFlagSet("prog", flag.ContinueOnError)
		fs.SetOutput(os.Stdout)
		n := fs.Int("n", 7, "number of `things` to do")
		u := fs.Uint("u", 0, "unsigned")
		i64 := fs.Int64("i64", -5, "wide")
		u64 := fs.Uint64("u64", 0, "wide unsigned")
		b := fs.Bool("b", false, "be it")
		bt := fs.Bool("bt", true, "on by default\nsecond line")
		s := fs.String("s", "def", "a string")
		e := fs.String("empty", "", "an empty one")
		f := fs.Float64("f", 1.5, "float")
		d := fs.Duration("d", time.Minute, "how long")
		var l list
		fs.Var(&l, "l", "a `list`")
		fs.Func("fn", "calls", func(s string) error { return errors.New("no " + s) })
		err := fs.Parse(args)
		fmt.Printf("%q: %v | %v %v %v %v %v %v %q %q %v %v %v | %d %q %q %v\n", args, err, *n, *u, *i64, *u64, *b, *bt, *s, *e, *f, *d, l, fs.NArg(), fs.Args(), fs.Arg(0), fs.NFlag())
		fs.Visit(func(f *flag.Flag) { fmt.Print(f.Name, "=", f.Value, " ") })
		fmt.Println()
	}
	fs := flag.NewFlagSet("", flag.PanicOnError)
	fs.SetOutput(ioutil.Discard)
	func() {
		defer func() { fmt.Println(recover()) }()
		fs.Parse([]string{"-x"})
	}()
	for _, name := range []string{"twice", "-dash", "a=b"} {
		func() {
			defer func() { fmt.Println(recover()) }()
			fs := flag.NewFlagSet("again", flag.ContinueOnError)
			fs.SetOutput(os.Stdout)
			fs.Int(name, 1, "")
			fs.Int(name, 1, "")
		}()
	}
	fs = flag.NewFlagSet("look", flag.ContinueOnError)
	fs.SetOutput(os.Stdout)
	fs.String("k", "v", "")
	fmt.Println(fs.Lookup("k").DefValue, fs.Lookup("nope") == nil, fs.Set("k", "w"), fs.Lookup("k").Value, fs.Set("nope", "1"), fs.Parsed(), fs.Name(), fs.ErrorHandling())
	fs.Usage = func() { fmt.Println("my usage") }
	fmt.Println(fs.Parse([]string{"-q"}))
	fmt.Println(flag.UnquoteUsage(&flag.Flag{Name: "a", Usage: "x `y` z", Value: new(list)}))
	fmt.Println(fs.Lookup("k").Value.(flag.Getter).Get())
	flag.CommandLine.SetOutput(os.Stdout)
	flag.Int("top", 2, "top level")
	flag.PrintDefaults()
	os.Args = []string{"cmd", "-top", "5", "rest"}
	flag.Parse()
	fmt.Println(flag.Args(), flag.NArg(), flag.Lookup("top").Value)
	os.Args = []string{"cmd", "-nope"}
	flag.Parse()
}
