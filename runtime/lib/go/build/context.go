// For which machine one builds, and which files are for it.

// Package build finds packages and says which of their files belong to them.
package build

import (
	"errors"
	"fmt"
	"io"
	"io/ioutil"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
	"unicode"
)

// A Context is what a build is for. Functions that are nil are the system's own.
type Context struct {
	GOARCH        string
	GOOS          string
	GOROOT        string
	GOPATH        string
	CgoEnabled    bool   // files that import "C" belong to packages
	UseAllFiles   bool   // whatever their names and build lines say
	Compiler      string // gc or gccgo
	BuildTags     []string
	ReleaseTags   []string // releases of Go this one can stand in for
	InstallSuffix string   // for builds that are kept apart

	JoinPath      func(elem ...string) string
	SplitPathList func(list string) []string
	IsAbsPath     func(path string) bool
	IsDir         func(path string) bool
	HasSubdir     func(root, dir string) (rel string, ok bool)
	ReadDir       func(dir string) ([]os.FileInfo, error)
	OpenFile      func(path string) (io.ReadCloser, error)
}

// Default is for the machine we run on, or what the environment says instead.
var Default Context = defaultContext()

// ToolDir is where the tools of the build are.
var ToolDir = filepath.Join(runtime.GOROOT(), "pkg/tool/"+runtime.GOOS+"_"+runtime.GOARCH)

func defaultContext() Context {
	env := func(name, otherwise string) string {
		if s := os.Getenv(name); s != "" {
			return s
		}
		return otherwise
	}
	c := Context{
		GOARCH:      env("GOARCH", runtime.GOARCH),
		GOOS:        env("GOOS", runtime.GOOS),
		GOROOT:      filepath.Clean(runtime.GOROOT()),
		GOPATH:      env("GOPATH", ""),
		Compiler:    runtime.Compiler,
		ReleaseTags: []string{"go1.1", "go1.2", "go1.3", "go1.4"},
	}
	switch os.Getenv("CGO_ENABLED") {
	case "1":
		c.CgoEnabled = true
	case "0":
	default:
		c.CgoEnabled = c.GOOS == runtime.GOOS && c.GOARCH == runtime.GOARCH
	}
	return c
}

func (ctxt *Context) joinPath(elem ...string) string {
	if ctxt.JoinPath != nil {
		return ctxt.JoinPath(elem...)
	}
	return filepath.Join(elem...)
}

func (ctxt *Context) isAbsPath(path string) bool {
	if ctxt.IsAbsPath != nil {
		return ctxt.IsAbsPath(path)
	}
	return filepath.IsAbs(path)
}

func (ctxt *Context) isDir(path string) bool {
	if ctxt.IsDir != nil {
		return ctxt.IsDir(path)
	}
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// hasSubdir gives where dir lies in root, with slashes, if it does.
func (ctxt *Context) hasSubdir(root, dir string) (string, bool) {
	if ctxt.HasSubdir != nil {
		return ctxt.HasSubdir(root, dir)
	}
	realRoot, err := filepath.EvalSymlinks(root)
	if err != nil {
		realRoot = root
	}
	realDir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		realDir = dir
	}
	for _, r := range []string{root, realRoot} {
		for _, d := range []string{dir, realDir} {
			r, d := filepath.Clean(r), filepath.Clean(d)
			if r != "/" {
				r += "/"
			}
			if strings.HasPrefix(d, r) {
				return filepath.ToSlash(d[len(r):]), true
			}
		}
	}
	return "", false
}

func (ctxt *Context) readDir(dir string) ([]os.FileInfo, error) {
	if ctxt.ReadDir != nil {
		return ctxt.ReadDir(dir)
	}
	return ioutil.ReadDir(dir)
}

func (ctxt *Context) readFile(path string) ([]byte, error) {
	var f io.ReadCloser
	var err error
	if ctxt.OpenFile != nil {
		f, err = ctxt.OpenFile(path)
	} else {
		f, err = os.Open(path)
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ioutil.ReadAll(f)
}

// gopath gives the parts of GOPATH that can be meant.
func (ctxt *Context) gopath() []string {
	split := ctxt.SplitPathList
	if split == nil {
		split = filepath.SplitList
	}
	var all []string
	for _, path := range split(ctxt.GOPATH) {
		// An empty part, GOROOT itself or a ~ that no shell replaced is a mistake.
		if path != "" && path != ctxt.GOROOT && !strings.HasPrefix(path, "~") {
			all = append(all, path)
		}
	}
	return all
}

// SrcDirs gives the directories under which sources lie.
func (ctxt *Context) SrcDirs() []string {
	var all []string
	roots := ctxt.gopath()
	if ctxt.GOROOT != "" && ctxt.Compiler != "gccgo" {
		roots = append([]string{ctxt.GOROOT}, roots...)
	}
	for _, root := range roots {
		if dir := ctxt.joinPath(root, "src"); ctxt.isDir(dir) {
			all = append(all, dir)
		}
	}
	return all
}

// ArchChar gives the letter the tools for an architecture are called by.
func ArchChar(goarch string) (string, error) {
	switch goarch {
	case "386":
		return "8", nil
	case "amd64", "amd64p32":
		return "6", nil
	case "arm":
		return "5", nil
	}
	return "", errors.New("unsupported GOARCH " + goarch)
}

// IsLocalImport tells whether an import path is meant from where it is written.
func IsLocalImport(path string) bool {
	return path == "." || path == ".." || strings.HasPrefix(path, "./") || strings.HasPrefix(path, "../")
}

// MatchFile tells whether a file belongs to the package of its directory.
func (ctxt *Context) MatchFile(dir, name string) (match bool, err error) {
	match, _, err = ctxt.match(dir, name, nil)
	return match, err
}

var otherExts = map[string]bool{
	".c": true, ".cc": true, ".cpp": true, ".cxx": true, ".m": true, ".h": true, ".hh": true, ".hpp": true,
	".hxx": true, ".f": true, ".F": true, ".for": true, ".f90": true, ".s": true, ".S": true, ".swig": true, ".swigcxx": true, ".syso": true,
}

// match reads a file unless its name is enough to tell; tags asked for are noted in tags.
func (ctxt *Context) match(dir, name string, tags map[string]bool) (ok bool, data []byte, err error) {
	if strings.HasPrefix(name, "_") || strings.HasPrefix(name, ".") {
		return false, nil, nil
	}
	ext := filepath.Ext(name)
	if !ctxt.goodName(name, tags) && !ctxt.UseAllFiles || ext != ".go" && !otherExts[ext] {
		return false, nil, nil
	}
	if ext == ".syso" {
		return true, nil, nil
	}
	path := ctxt.joinPath(dir, name)
	if data, err = ctxt.readFile(path); err != nil {
		return false, nil, err
	}
	ok, err = ctxt.shouldBuild(string(data), tags)
	if err != nil {
		return false, data, fmt.Errorf("%s: %v", path, err)
	}
	return ok || ctxt.UseAllFiles, data, nil
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, word := range strings.Fields(words) {
		m[word] = true
	}
	return m
}

var (
	knownOS = set("aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd " +
		"plan9 solaris windows zos")
	knownArch = set("386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le " +
		"mips64p32 mips64p32le ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm")
)

// goodName tells whether name_GOOS_GOARCH.ext and its shorter forms are for us.
func (ctxt *Context) goodName(name string, tags map[string]bool) bool {
	words := strings.Split(strings.SplitN(name, ".", 2)[0], "_")[1:]
	if n := len(words); n > 0 && words[n-1] == "test" {
		words = words[:n-1]
	}
	n := len(words)
	if n == 0 {
		return true
	}
	last := words[n-1]
	if n >= 2 && knownOS[words[n-2]] && knownArch[last] {
		arch := ctxt.matchTag(last, tags)
		return ctxt.matchTag(words[n-2], tags) && arch
	}
	return !knownOS[last] && !knownArch[last] || ctxt.matchTag(last, tags)
}

func (ctxt *Context) matchTag(tag string, tags map[string]bool) bool {
	if tags != nil {
		tags[tag] = true
	}
	if ctxt.CgoEnabled && tag == "cgo" || tag == ctxt.GOOS || tag == ctxt.GOARCH || tag == ctxt.Compiler ||
		ctxt.GOOS == "android" && tag == "linux" {
		return true
	}
	for _, t := range append(ctxt.BuildTags[:len(ctxt.BuildTags):len(ctxt.BuildTags)], ctxt.ReleaseTags...) {
		if t == tag {
			return true
		}
	}
	return false
}

// shouldBuild tells whether the build lines on top of a file let it in: each
// // +build line has to, with a blank line somewhere behind it and before the
// first line of code; a //go:build line counts instead of all those.
func (ctxt *Context) shouldBuild(text string, tags map[string]bool) (bool, error) {
	var sure, waiting []string // lines with and without a blank line behind them
	expr := ""
	comment := false // inside /* */
	closed := false  // behind one of those no line counts as // +build
lines:
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" && !comment && !closed {
			sure, waiting = append(sure, waiting...), nil
			continue
		}
		if !comment && strings.HasPrefix(line, "//") {
			if strings.HasPrefix(line, "//go:build ") && expr == "" {
				expr = line[len("//go:build "):]
			}
			if fields := strings.Fields(line[2:]); len(fields) > 0 && fields[0] == "+build" {
				waiting = append(waiting, line)
			}
			continue
		}
		for line != "" {
			if comment {
				end := strings.Index(line, "*/")
				if end < 0 {
					continue lines
				}
				comment = false
				line = strings.TrimSpace(line[end+2:])
			} else if strings.HasPrefix(line, "/*") {
				comment, closed = true, true
				line = line[2:]
			} else if strings.HasPrefix(line, "//") {
				continue lines
			} else {
				break lines
			}
		}
	}
	if expr != "" {
		e := &tagExpr{ctxt: ctxt, tags: tags, rest: expr}
		ok := e.or()
		if e.space(); e.bad || e.rest != "" {
			return false, errors.New("parsing //go:build line: syntax error")
		}
		return ok, nil
	}
	all := true
	for _, line := range sure {
		some := false
		for _, option := range strings.Fields(line[2:])[1:] {
			every := true
			for _, term := range strings.Split(option, ",") {
				if !ctxt.term(term, tags) {
					every = false
				}
			}
			some = some || every
		}
		all = all && some
	}
	return all, nil
}

// term tells whether tag or !tag holds.
func (ctxt *Context) term(s string, tags map[string]bool) bool {
	tag := strings.TrimPrefix(s, "!")
	if tag == "" || strings.IndexFunc(tag, notOfTag) >= 0 {
		return false
	}
	return ctxt.matchTag(tag, tags) == (tag == s)
}

func notOfTag(c rune) bool {
	return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '_' && c != '.'
}

// tagExpr works out a //go:build line.
type tagExpr struct {
	ctxt *Context
	tags map[string]bool
	rest string
	bad  bool
}

func (e *tagExpr) space() { e.rest = strings.TrimLeft(e.rest, " \t") }

func (e *tagExpr) got(token string) bool {
	e.space()
	if !strings.HasPrefix(e.rest, token) {
		return false
	}
	e.rest = e.rest[len(token):]
	return true
}

// Both sides are always worked out: the tags of each are noted.
func (e *tagExpr) or() bool {
	ok := e.and()
	for e.got("||") {
		ok = e.and() || ok
	}
	return ok
}

func (e *tagExpr) and() bool {
	ok := e.not()
	for e.got("&&") {
		ok = e.not() && ok
	}
	return ok
}

func (e *tagExpr) not() bool {
	if e.got("!") {
		return !e.not()
	}
	if e.got("(") {
		ok := e.or()
		e.bad = e.bad || !e.got(")")
		return ok
	}
	end := strings.IndexFunc(e.rest, notOfTag)
	if end < 0 {
		end = len(e.rest)
	}
	if end == 0 {
		e.bad = true
		return false
	}
	tag := e.rest[:end]
	e.rest = e.rest[end:]
	return e.ctxt.matchTag(tag, e.tags)
}

func sorted(m map[string]bool) []string {
	var all []string
	for s := range m {
		all = append(all, s)
	}
	sort.Strings(all)
	return all
}
