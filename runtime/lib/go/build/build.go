// Packages: where they are and what belongs to them.

package build

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"unicode"
)

// An ImportMode says how much Import is to do.
type ImportMode uint

const (
	FindOnly      ImportMode = 1 << iota // only find the directory
	AllowBinary                          // a compiled package without sources will do
	ImportComment                        // read what package clauses say of the import path
	IgnoreVendor                         // as if there were no vendor directories
)

// A Package is one in a directory.
type Package struct {
	Dir           string
	Name          string
	ImportComment string // path in a comment on the package clause
	Doc           string // first sentence of the documentation
	ImportPath    string // "." if not known
	Root          string // the tree it is in
	SrcRoot       string
	PkgRoot       string
	PkgTargetRoot string // where compiled packages of this system lie
	BinDir        string
	Goroot        bool // in GOROOT
	PkgObj        string
	AllTags       []string // all that were asked for
	ConflictDir   string   // another directory in whose shadow Dir is
	BinaryOnly    bool     // says that it cannot be built from its sources

	GoFiles        []string // but for those below
	CgoFiles       []string // that import "C"
	IgnoredGoFiles []string // not for this build
	InvalidGoFiles []string // with something wrong
	CFiles         []string
	CXXFiles       []string
	MFiles         []string
	HFiles         []string
	FFiles         []string
	SFiles         []string
	SwigFiles      []string
	SwigCXXFiles   []string
	SysoFiles      []string

	CgoCFLAGS    []string
	CgoCPPFLAGS  []string
	CgoCXXFLAGS  []string
	CgoFFLAGS    []string
	CgoLDFLAGS   []string
	CgoPkgConfig []string

	TestGoFiles  []string // tests in the package
	XTestGoFiles []string // tests beside it

	Imports        []string
	ImportPos      map[string][]token.Position
	TestImports    []string
	TestImportPos  map[string][]token.Position
	XTestImports   []string
	XTestImportPos map[string][]token.Position
}

// IsCommand tells whether the package is a program.
func (p *Package) IsCommand() bool { return p.Name == "main" }

// NoGoError is a directory without Go files for this build.
type NoGoError struct{ Dir string }

func (e *NoGoError) Error() string { return "no buildable Go source files in " + e.Dir }

// MultiplePackageError is a directory with files of several packages.
type MultiplePackageError struct {
	Dir      string
	Packages []string
	Files    []string // one of each of Packages
}

func (e *MultiplePackageError) Error() string {
	return fmt.Sprintf("found packages %s (%s) and %s (%s) in %s",
		e.Packages[0], e.Files[0], e.Packages[1], e.Files[1], e.Dir)
}

// Import is Default's.
func Import(path, srcDir string, mode ImportMode) (*Package, error) {
	return Default.Import(path, srcDir, mode)
}

// ImportDir is Default's.
func ImportDir(dir string, mode ImportMode) (*Package, error) { return Default.ImportDir(dir, mode) }

// ImportDir describes the package in dir.
func (ctxt *Context) ImportDir(dir string, mode ImportMode) (*Package, error) {
	return ctxt.Import(".", dir, mode)
}

// Import describes the package of an import path; a local one is meant from
// srcDir. With an error, too, there is a Package with what was found out.
func (ctxt *Context) Import(path string, srcDir string, mode ImportMode) (*Package, error) {
	p := &Package{ImportPath: path}
	if path == "" {
		return p, fmt.Errorf("import %q: invalid import path", path)
	}
	object, objectErr := ctxt.object(path)
	if IsLocalImport(path) {
		object = ""
		if srcDir == "" {
			return p, fmt.Errorf("import %q: import relative to unknown directory", path)
		}
		p.Dir = path
		if !ctxt.isAbsPath(path) {
			p.Dir = ctxt.joinPath(srcDir, path)
		}
		ctxt.name(p)
		if p.Root != "" && p.ConflictDir == "" {
			object, _ = ctxt.object(p.ImportPath)
		}
		if !ctxt.isDir(p.Dir) {
			ctxt.place(p, object)
			return p, fmt.Errorf("cannot find package %q in:\n\t%s", p.ImportPath, p.Dir)
		}
	} else {
		if strings.HasPrefix(path, "/") {
			return p, fmt.Errorf("import %q: cannot import absolute path", path)
		}
		tried, found := ctxt.vendored(p, srcDir, mode)
		if found {
			object, _ = ctxt.object(p.ImportPath)
			ctxt.place(p, object)
			if mode&FindOnly != 0 {
				return p, nil
			}
			return p, ctxt.read(p, mode)
		}
		binary, err := ctxt.find(p, mode, object, tried)
		if err != nil {
			return p, err
		}
		if binary {
			ctxt.place(p, object)
			return p, objectErr
		}
	}
	ctxt.place(p, object)
	if mode&FindOnly != 0 {
		return p, objectErr
	}
	if err := ctxt.read(p, mode); err != nil {
		return p, err
	}
	return p, objectErr
}

// object gives where the compiled package lies under a root.
func (ctxt *Context) object(path string) (string, error) {
	suffix := ""
	if ctxt.InstallSuffix != "" {
		suffix = "_" + ctxt.InstallSuffix
	}
	target := ctxt.GOOS + "_" + ctxt.GOARCH + suffix
	switch ctxt.Compiler {
	case "gc":
		return "pkg/" + target + "/" + path + ".a", nil
	case "gccgo":
		i := strings.LastIndex(path, "/") + 1
		return "pkg/gccgo_" + target + "/" + path[:i] + "lib" + path[i:] + ".a", nil
	}
	return "", fmt.Errorf("import %q: unknown compiler %q", path, ctxt.Compiler)
}

// place notes what lies beside the sources.
func (ctxt *Context) place(p *Package, object string) {
	if p.Root == "" {
		return
	}
	p.SrcRoot = ctxt.joinPath(p.Root, "src")
	p.PkgRoot = ctxt.joinPath(p.Root, "pkg")
	p.BinDir = ctxt.joinPath(p.Root, "bin")
	if object != "" {
		p.PkgTargetRoot = ctxt.joinPath(p.Root, strings.Join(strings.SplitN(object, "/", 3)[:2], "/"))
		p.PkgObj = ctxt.joinPath(p.Root, object)
	}
}

// name finds the import path by which p.Dir could be imported.
func (ctxt *Context) name(p *Package) {
	testdata := func(sub string) bool { return strings.Contains("/"+sub+"/", "/testdata/") }
	if ctxt.GOROOT != "" {
		if sub, ok := ctxt.hasSubdir(ctxt.joinPath(ctxt.GOROOT, "src"), p.Dir); ok && !testdata(sub) {
			p.Goroot, p.ImportPath, p.Root = true, sub, ctxt.GOROOT
			return
		}
	}
	roots := ctxt.gopath()
	for i, root := range roots {
		sub, ok := ctxt.hasSubdir(ctxt.joinPath(root, "src"), p.Dir)
		if !ok || testdata(sub) {
			continue
		}
		earlier := roots[:i:i]
		if ctxt.GOROOT != "" {
			earlier = append([]string{ctxt.GOROOT}, earlier...)
		}
		for _, other := range earlier {
			if dir := ctxt.joinPath(other, "src", sub); ctxt.isDir(dir) {
				p.ConflictDir = dir
				return
			}
		}
		p.ImportPath, p.Root = sub, root
		return
	}
}

// vendored looks for p.ImportPath in the vendor directories above srcDir, the nearest first; tried is
// where there is one without the package.
func (ctxt *Context) vendored(p *Package, srcDir string, mode ImportMode) (tried []string, found bool) {
	if mode&IgnoreVendor != 0 || srcDir == "" {
		return nil, false
	}
	for _, root := range append([]string{ctxt.GOROOT}, ctxt.gopath()...) {
		above, ok := "", false
		if root != "" {
			above, ok = ctxt.hasSubdir(root, srcDir)
		}
		if !ok || above != "src" && !strings.HasPrefix(above, "src/") || strings.Contains(above, "/testdata/") {
			continue
		}
		for {
			if vendor := ctxt.joinPath(root, above, "vendor"); ctxt.isDir(vendor) {
				dir := ctxt.joinPath(vendor, p.ImportPath)
				if ctxt.isDir(dir) && ctxt.hasGo(dir) {
					p.Dir, p.Root, p.Goroot = dir, root, root == ctxt.GOROOT
					p.ImportPath = strings.TrimPrefix(above+"/vendor/"+p.ImportPath, "src/")
					return nil, true
				}
				tried = append(tried, "\t"+dir+" (vendor tree)")
			}
			up := strings.LastIndex(above, "/")
			if up < 0 {
				break
			}
			above = above[:up]
		}
	}
	return tried, false
}

// hasGo tells whether a directory has a Go file.
func (ctxt *Context) hasGo(dir string) bool {
	entries, _ := ctxt.readDir(dir)
	for _, entry := range entries {
		if !entry.IsDir() && strings.HasSuffix(entry.Name(), ".go") {
			return true
		}
	}
	return false
}

// find looks for p.ImportPath in GOROOT and GOPATH; binary: only a compiled package is there.
func (ctxt *Context) find(p *Package, mode ImportMode, object string, tried []string) (binary bool, err error) {
	try := func(root, note string) bool {
		dir := ctxt.joinPath(root, "src", p.ImportPath)
		there := ctxt.isDir(dir)
		if !there && mode&AllowBinary != 0 && object != "" {
			_, err := ctxt.readFile(ctxt.joinPath(root, object))
			binary = err == nil
		}
		if there || binary {
			p.Dir, p.Root = dir, root
			return true
		}
		tried = append(tried, "\t"+dir+note)
		return false
	}
	if ctxt.GOROOT == "" {
		tried = append(tried, "\t($GOROOT not set)")
	} else if try(ctxt.GOROOT, " (from $GOROOT)") {
		p.Goroot = true
		return binary, nil
	}
	roots := ctxt.gopath()
	if len(roots) == 0 {
		tried = append(tried, "\t($GOPATH not set. For more details see: 'go help gopath')")
	}
	note := " (from $GOPATH)"
	for _, root := range roots {
		if try(root, note) {
			return binary, nil
		}
		note = ""
	}
	return false, fmt.Errorf("cannot find package %q in any of:\n%s", p.ImportPath, strings.Join(tried, "\n"))
}

// read looks through the files of p.Dir.
func (ctxt *Context) read(p *Package, mode ImportMode) error {
	entries, err := ctxt.readDir(p.Dir)
	if err != nil {
		return err
	}
	r := &reading{ctxt: ctxt, p: p, mode: mode, fset: token.NewFileSet(), tags: map[string]bool{},
		imports: map[string][]token.Position{}, tests: map[string][]token.Position{},
		xtests: map[string][]token.Position{}}
	for _, entry := range entries {
		if !entry.IsDir() {
			err := r.file(entry.Name())
			if err != nil && filepath.Ext(entry.Name()) == ".go" {
				p.InvalidGoFiles = append(p.InvalidGoFiles, entry.Name())
			}
			if err != nil && r.err == nil {
				r.err = err
			}
		}
	}
	p.AllTags = sorted(r.tags)
	p.Imports, p.ImportPos = paths(r.imports), r.imports
	p.TestImports, p.TestImportPos = paths(r.tests), r.tests
	p.XTestImports, p.XTestImportPos = paths(r.xtests), r.xtests
	// What is to be assembled goes through C's preprocessor, which only cgo calls.
	if len(p.CgoFiles) > 0 {
		p.SFiles = append(p.SFiles, r.assembly...)
		sort.Strings(p.SFiles)
	}
	if r.err != nil {
		return r.err
	}
	if len(p.GoFiles)+len(p.CgoFiles)+len(p.TestGoFiles)+len(p.XTestGoFiles) == 0 {
		return &NoGoError{p.Dir}
	}
	return nil
}

func paths(m map[string][]token.Position) []string {
	all := make([]string, 0, len(m))
	for path := range m {
		all = append(all, path)
	}
	sort.Strings(all)
	return all
}

// A reading is the way through one directory.
type reading struct {
	ctxt *Context
	p    *Package
	mode ImportMode
	fset *token.FileSet
	tags map[string]bool
	err  error // the first
	// Positions of imports by path.
	imports, tests, xtests map[string][]token.Position
	firstFile, commentFile string
	assembly               []string // .S
}

// file puts a file where it belongs.
func (r *reading) file(name string) error {
	p := r.p
	ext := filepath.Ext(name)
	ok, data, err := r.ctxt.match(p.Dir, name, r.tags)
	if err != nil {
		return err
	}
	if !ok {
		if ext == ".go" && name[0] != '_' && name[0] != '.' {
			p.IgnoredGoFiles = append(p.IgnoredGoFiles, name)
		}
		return nil
	}
	if list := r.list(ext); list != nil {
		*list = append(*list, name)
		return nil
	}
	path := r.ctxt.joinPath(p.Dir, name)
	// A file that is wrong further down is listed nevertheless.
	file, wrong := parser.ParseFile(r.fset, path, data, parser.ImportsOnly|parser.ParseComments)
	if file == nil || file.Name == nil {
		if strings.HasSuffix(name, "_test.go") {
			p.TestGoFiles = append(p.TestGoFiles, name)
		} else {
			p.GoFiles = append(p.GoFiles, name)
		}
		return wrong
	}
	bad := wrong
	pkg := file.Name.Name
	if pkg == "documentation" {
		p.IgnoredGoFiles = append(p.IgnoredGoFiles, name)
		return nil
	}
	test := strings.HasSuffix(name, "_test.go")
	xtest := test && strings.HasSuffix(pkg, "_test") && p.Name != pkg
	if xtest {
		pkg = strings.TrimSuffix(pkg, "_test")
	}
	if p.Name == "" {
		p.Name, r.firstFile = pkg, name
	} else if pkg != p.Name && bad == nil {
		bad = &MultiplePackageError{p.Dir, []string{p.Name, pkg}, []string{r.firstFile, name}}
	}
	if file.Doc != nil && p.Doc == "" && !test {
		p.Doc = synopsis(file.Doc.Text())
	}
	if r.mode&ImportComment != 0 {
		if err := r.importComment(name, path, file, string(data)); err != nil && bad == nil {
			bad = err
		}
	}
	into, list := r.imports, &p.GoFiles
	if xtest {
		into, list = r.xtests, &p.XTestGoFiles
	} else if test {
		into, list = r.tests, &p.TestGoFiles
	}
	cgo := false
	for _, decl := range file.Decls {
		d, ok := decl.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, s := range d.Specs {
			spec, ok := s.(*ast.ImportSpec)
			if !ok || spec.Path.Value != `"C"` {
				continue
			}
			if test {
				if bad == nil {
					bad = fmt.Errorf("use of cgo in test %s not supported", name)
				}
				continue
			}
			cgo = true
			doc := spec.Doc
			if doc == nil && len(d.Specs) == 1 {
				doc = d.Doc
			}
			if doc != nil {
				if err := r.directives(path, doc.Text()); err != nil && bad == nil {
					bad = err
				}
			}
		}
	}
	if cgo {
		if !r.ctxt.CgoEnabled {
			p.IgnoredGoFiles = append(p.IgnoredGoFiles, name)
			r.tags["cgo"] = true
			return bad
		}
		r.tags["cgo"] = true
		list = &p.CgoFiles
	}
	*list = append(*list, name)
	if wrong != nil {
		return wrong
	}
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return err
		}
		into[path] = append(into[path], r.fset.Position(spec.Pos()))
	}
	return bad
}

// list gives where files that are not Go go by their names.
func (r *reading) list(ext string) *[]string {
	p := r.p
	switch ext {
	case ".c":
		return &p.CFiles
	case ".cc", ".cpp", ".cxx":
		return &p.CXXFiles
	case ".m":
		return &p.MFiles
	case ".h", ".hh", ".hpp", ".hxx":
		return &p.HFiles
	case ".f", ".F", ".for", ".f90":
		return &p.FFiles
	case ".s":
		return &p.SFiles
	case ".S":
		return &r.assembly
	case ".swig":
		return &p.SwigFiles
	case ".swigcxx":
		return &p.SwigCXXFiles
	case ".syso":
		return &p.SysoFiles
	}
	return nil
}

// importComment reads // import "path" behind the package clause.
func (r *reading) importComment(name, path string, file *ast.File, data string) error {
	end := r.fset.Position(file.Name.End())
	text := data[end.Offset:]
	if i := strings.Index(text, "\n"); i >= 0 && !strings.HasPrefix(strings.TrimLeft(text, " \t"), "/*") {
		text = text[:i]
	}
	text = strings.TrimLeft(text, " \t;")
	if strings.HasPrefix(text, "/*") {
		i := strings.Index(text, "*/")
		if i < 0 || strings.Contains(text[:i], "\n") {
			return nil
		}
		text = text[:i]
	} else if !strings.HasPrefix(text, "//") {
		return nil
	}
	text = strings.TrimSpace(text[2:])
	if word := strings.Fields(text); len(word) == 0 || word[0] != "import" {
		return nil
	}
	comment, err := strconv.Unquote(strings.TrimSpace(text[len("import"):]))
	if err != nil {
		return fmt.Errorf("%s:%d: cannot parse import comment", path, end.Line)
	}
	if r.p.ImportComment == "" {
		r.p.ImportComment, r.commentFile = comment, name
	} else if r.p.ImportComment != comment {
		return fmt.Errorf("found import comments %q (%s) and %q (%s) in %s",
			r.p.ImportComment, r.commentFile, comment, name, r.p.Dir)
	}
	return nil
}

// directives reads the #cgo lines above import "C".
func (r *reading) directives(file, text string) error {
	p := r.p
	for _, whole := range strings.Split(text, "\n") {
		line := strings.TrimSpace(whole)
		if len(line) < 5 || line[:4] != "#cgo" || line[4] != ' ' && line[4] != '\t' {
			continue
		}
		colon := strings.Index(line, ":")
		if colon < 0 {
			return fmt.Errorf("%s: invalid #cgo line: %s", file, whole)
		}
		words := strings.Fields(line[4:colon])
		if len(words) < 1 {
			return fmt.Errorf("%s: invalid #cgo line: %s", file, whole)
		}
		verb, conditions := words[len(words)-1], words[:len(words)-1]
		meant := len(conditions) == 0
		for _, option := range conditions {
			every := true
			for _, term := range strings.Split(option, ",") {
				if !r.ctxt.term(term, nil) {
					every = false
				}
			}
			meant = meant || every
		}
		if !meant {
			continue
		}
		args, ok := quotedFields(line[colon+1:])
		if !ok {
			return fmt.Errorf("%s: invalid #cgo line: %s", file, whole)
		}
		lists := map[string]*[]string{"CFLAGS": &p.CgoCFLAGS, "CPPFLAGS": &p.CgoCPPFLAGS,
			"CXXFLAGS": &p.CgoCXXFLAGS, "FFLAGS": &p.CgoFFLAGS, "LDFLAGS": &p.CgoLDFLAGS, "pkg-config": &p.CgoPkgConfig}
		list := lists[verb]
		if list == nil {
			return fmt.Errorf("%s: invalid #cgo verb: %s", file, whole)
		}
		for _, arg := range args {
			*list = append(*list, strings.Replace(arg, "${SRCDIR}", p.Dir, -1))
		}
	}
	return nil
}

// quotedFields cuts s at blanks outside quotes; ok: every quote is closed.
func quotedFields(s string) (fields []string, ok bool) {
	field := ""
	inside, escaped := false, false
	quote := rune(0)
	for _, c := range s {
		switch {
		case escaped:
			escaped = false
			field += string(c)
		case c == '\\':
			escaped = true
		case quote != 0 && c == quote:
			quote = 0
		case quote != 0:
			field += string(c)
		case c == '"' || c == '\'':
			quote, inside = c, true
		case unicode.IsSpace(c):
			if inside || field != "" {
				fields = append(fields, field)
			}
			field, inside = "", false
		default:
			field += string(c)
		}
	}
	if inside || field != "" {
		fields = append(fields, field)
	}
	return fields, quote == 0 && !escaped
}

// synopsis gives the first sentence of a text, on one line; none of a copyright.
func synopsis(text string) string {
	words := strings.Join(strings.Fields(strings.SplitN(strings.TrimSpace(text), "\n\n", 2)[0]), " ")
	var before, last rune // the two runes in front of c
	var first rune        // the one in front of those
	for i, c := range words {
		if c == ' ' && last == '.' && (!unicode.IsUpper(before) || unicode.IsUpper(first)) ||
			last == '。' || last == '．' {
			words = words[:i]
			break
		}
		first, before, last = before, last, c
	}
	lower := strings.ToLower(words)
	for _, prefix := range []string{"copyright", "all rights", "author"} {
		if strings.HasPrefix(lower, prefix) {
			return ""
		}
	}
	return words
}
