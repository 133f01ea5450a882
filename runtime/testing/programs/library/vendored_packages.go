package main

import (
	"fmt"
	"go/build"
	"io/ioutil"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	c := build.Default
	top, _ := ioutil.TempDir("", "vendored")
	defer os.RemoveAll(top)
	c.GOPATH = top
	for name, text := range map[string]string{
		"a/b/vendor/v/w/w.go": "package w", "a/vendor/x/x.go": "package x", "a/b/c.go": "package (",
		"a/b/b.go": "package b\nimport `v/w`", "a/b/q.f90": "end",
	} {
		name = filepath.Join(top, "src", name)
		os.MkdirAll(filepath.Dir(name), 0755)
		ioutil.WriteFile(name, []byte(text), 0644)
	}
	short := func(a ...interface{}) {
		fmt.Print(strings.Replace(fmt.Sprintln(a...), top, "$GOPATH", -1))
	}
	c.GOROOT = "/nowhere"
	for _, q := range [][2]string{{"v/w", top + "/src/a/b"}, {"x", top + "/src/a/b"}, {"v/w", top + "/src/a"}, {"a/b", ""}} {
		p, err := c.Import(q[0], q[1], 0)
		short(p.Dir, p.ImportPath, p.Root, p.PkgTargetRoot, p.PkgObj, p.FFiles, p.InvalidGoFiles, p.GoFiles, p.SrcRoot, err)
	}
	p, err := c.Import("x", top+"/src/a/b", build.IgnoreVendor)
	short(p.Dir, err)
}
