// Packages of a small tree: which files belong to them on which system.
package main

import (
	"fmt"
	"go/build"
	"io/ioutil"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

var files = map[string]string{
	"src/a/a.go":            "// Package a is for v. 1 of X. It has more.\npackage a // import \"x.org/a\"\n\nimport (\n\t\"fmt\"\n\t\"b\"\n)\n",
	"src/a/a_linux.go":      "package a\nimport \"os\"\n",
	"src/a/a_windows.go":    "package a\n",
	"src/a/a_plan9_arm.go":  "package a\n",
	"src/a/tagged.go":       "// +build linux,!extra darwin\n// +build !never\n\npackage a\nimport \"strings\"\n",
	"src/a/close.go":        "// +build never\npackage a\n",
	"src/a/extra.go":        "/* words */\n\n// +build extra\n\npackage a\n",
	"src/a/modern.go":       "//go:build (windows || plan9) && !go1.4\n\npackage a\n",
	"src/a/a_test.go":       "package a\nimport \"testing\"\n",
	"src/a/x_test.go":       "package a_test\nimport (\n\t\"a\"\n\t\"testing\"\n)\n",
	"src/a/_hidden.go":      "package nothing\n",
	"src/a/doc.go":          "package documentation\n",
	"src/a/asm_amd64.s":     "",
	"src/a/asm_386.s":       "",
	"src/a/x.h":             "",
	"src/b/b.go":            "package b\n\n// #cgo LDFLAGS: -lm '-L${SRCDIR}/x y'\n// #cgo windows CFLAGS: -DW\n// #cgo !windows CFLAGS: -DU=\"a b\"\nimport \"C\"\n",
	"src/b/b.c":             "",
	"src/two/one.go":        "package one\n",
	"src/two/other.go":      "package other\n",
	"src/none/readme.txt":   "",
	"src/none/x_windows.go": "package none\n",
	"src/broken/x.go":       "package 1\n",
	"src/cmd/tool/main.go":  "// Copyright nobody.\npackage main\nimport \"./sub\"\n",
	"src/notes/a.go":        "package notes // import \"x\"\n",
	"src/notes/b.go":        "package notes /* import \"y\" */\n",
	"src/x/testdata/y/y.go": "package y\n",
}

func main() {
	root, err := ioutil.TempDir("", "tree")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(root)
	for name, text := range files {
		path := filepath.Join(root, name)
		os.MkdirAll(filepath.Dir(path), 0755)
		ioutil.WriteFile(path, []byte(text), 0644)
	}
	clean := func(x interface{}) string { return strings.Replace(fmt.Sprint(x), root, "ROOT", -1) }
	base := build.Context{GOARCH: "amd64", GOOS: "linux", GOROOT: root + "/none", GOPATH: root + "/first:" + root,
		Compiler: "gc", CgoEnabled: true, ReleaseTags: []string{"go1.1"}}
	windows := base
	windows.GOOS, windows.GOARCH, windows.CgoEnabled, windows.BuildTags = "windows", "386", false, []string{"extra"}
	all := base
	all.UseAllFiles, all.InstallSuffix = true, "race"
	for i, ctxt := range []build.Context{base, windows, all} {
		fmt.Println("context", i, clean(ctxt.SrcDirs()))
		for _, path := range []string{"a", "b", "two", "none", "broken", "cmd/tool", "notes", "missing", "/a", "", "./a"} {
			p, err := ctxt.Import(path, root+"/src", build.ImportComment)
			if err != nil {
				fmt.Printf("%s %T %s\n", path, err, clean(err))
			}
			fmt.Println(clean([]interface{}{p.Dir, p.Name, p.ImportComment, p.Doc, p.ImportPath, p.Root, p.SrcRoot, p.PkgRoot,
				p.BinDir, p.Goroot, p.PkgObj, p.ConflictDir, p.IsCommand()}))
			fmt.Println(" ", p.AllTags, p.GoFiles, p.CgoFiles, p.IgnoredGoFiles, p.CFiles, p.HFiles, p.SFiles, p.TestGoFiles,
				p.XTestGoFiles, p.Imports, p.TestImports, p.XTestImports)
			fmt.Println(clean(fmt.Sprintf("  %q %q", p.CgoLDFLAGS, p.CgoCFLAGS)))
			var at []string
			for path, where := range p.ImportPos {
				at = append(at, path+clean(where))
			}
			sort.Strings(at)
			fmt.Println(" ", at)
		}
	}
	p, err := base.ImportDir(root+"/src/x/testdata/y", build.FindOnly)
	fmt.Println(clean(p.Dir), p.ImportPath, p.Name, err)
	for _, name := range []string{"a_linux.go", "a_windows.go", "linux.go", "extra.go", "x.txt", "none.go"} {
		ok, err := base.MatchFile(root+"/src/a", name)
		fmt.Println(name, ok, clean(err))
	}
	fmt.Println(build.IsLocalImport("./x"), build.IsLocalImport(".."), build.IsLocalImport("..x"), build.Default.Compiler)
}
