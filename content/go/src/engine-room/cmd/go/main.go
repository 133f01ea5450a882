// This is no reconstruction: what stands in the room for the go command. It compiles nothing; the file it writes names a program that the machine of this page has compiled before.

// Command go builds a package of $GOPATH into a file that can be started.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	if len(os.Args) < 2 || os.Args[1] != "build" {
		fmt.Fprintln(os.Stderr, "go: this room has go build and nothing else")
		os.Exit(2)
	}
	flags := flag.NewFlagSet("build", flag.ExitOnError)
	gcflags := flags.String("gcflags", "", "for the compiler")
	output := flags.String("o", "", "the file to write")
	flags.Parse(os.Args[2:])
	if err := build(flags.Arg(0), *output, *gcflags); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// gopath is where sources lie.
func gopath() string {
	if path := os.Getenv("GOPATH"); path != "" {
		return path
	}
	return "/root/go"
}

// build writes a file for a package. Only of a package main can it be started.
func build(pkg, output, gcflags string) error {
	src := filepath.Join(gopath(), "src")
	if pkg == "" {
		wd, err := os.Getwd()
		if err != nil {
			return err
		}
		if !strings.HasPrefix(wd, src+"/") {
			return fmt.Errorf("can't load package: package .: no buildable Go source files in %s", wd)
		}
		pkg = wd[len(src)+1:]
	}
	name, err := packageName(filepath.Join(src, pkg))
	if err != nil {
		return fmt.Errorf("can't load package: package %s: %v", pkg, err)
	}
	if output == "" {
		output = filepath.Base(pkg)
	}
	mode := os.FileMode(0644)
	if name == "main" {
		mode = 0755
	}
	text := fmt.Sprintf("#!engine-room %s\ngcflags: %s\n", pkg, gcflags)
	return os.WriteFile(output, []byte(text), mode)
}

// packageName reads what package the files of a folder say they are.
func packageName(folder string) (string, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return "", err
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		for _, line := range strings.Split(string(text), "\n") {
			if words := strings.Fields(line); len(words) > 1 && words[0] == "package" {
				return words[1], nil
			}
		}
	}
	return "", fmt.Errorf("cannot find package %q in any of:\n\t%s (from $GOPATH)", filepath.Base(folder), folder)
}
