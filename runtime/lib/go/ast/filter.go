// Parts of trees: what is exported, what a filter wants; packages of files.

package ast

import (
	"fmt"
	"go/token"
	"sort"
	"strconv"
)

// Filter tells which names are kept.
type Filter func(string) bool

func exportFilter(name string) bool { return IsExported(name) }

// FileExports leaves what a file exports; false if that is nothing.
func FileExports(src *File) bool { return filterFile(src, exportFilter, true) }

// PackageExports leaves what a package exports; false if that is nothing.
func PackageExports(pkg *Package) bool { return filterPackage(pkg, exportFilter, true) }

// FilterDecl leaves the names of a declaration that the filter wants; false if
// there are none.
func FilterDecl(decl Decl, f Filter) bool { return filterDecl(decl, f, false) }

// FilterFile leaves the names of a file that the filter wants; false if there are
// none.
func FilterFile(src *File, f Filter) bool { return filterFile(src, f, false) }

// FilterPackage leaves the names of a package that the filter wants; false if
// there are none.
func FilterPackage(pkg *Package, f Filter) bool { return filterPackage(pkg, f, false) }

func filterPackage(pkg *Package, f Filter, export bool) bool {
	any := false
	for _, src := range pkg.Files {
		if filterFile(src, f, export) {
			any = true
		}
	}
	return any
}

func filterFile(src *File, f Filter, export bool) bool {
	kept := src.Decls[:0]
	for _, d := range src.Decls {
		if filterDecl(d, f, export) {
			kept = append(kept, d)
		}
	}
	src.Decls = kept
	return len(kept) > 0
}

func filterDecl(decl Decl, f Filter, export bool) bool {
	switch d := decl.(type) {
	case *GenDecl:
		kept := d.Specs[:0]
		for _, s := range d.Specs {
			if filterSpec(s, f, export) {
				kept = append(kept, s)
			}
		}
		d.Specs = kept
		return len(kept) > 0
	case *FuncDecl:
		if export {
			d.Body = nil
		}
		return f(d.Name.Name)
	}
	return false
}

func filterSpec(spec Spec, f Filter, export bool) bool {
	switch s := spec.(type) {
	case *ValueSpec:
		s.Names = filterNames(s.Names, f)
		if len(s.Names) > 0 {
			if export {
				filterType(s.Type, f, export)
			}
			return true
		}
	case *TypeSpec:
		if f(s.Name.Name) {
			if export {
				filterType(s.Type, f, export)
			}
			return true
		}
		if !export {
			return filterType(s.Type, f, export) // its members may be wanted
		}
	}
	return false
}

func filterNames(names []*Ident, f Filter) []*Ident {
	kept := names[:0]
	for _, n := range names {
		if f(n.Name) {
			kept = append(kept, n)
		}
	}
	return kept
}

// filterType filters the members of a type; true if some stay.
func filterType(typ Expr, f Filter, export bool) bool {
	switch t := typ.(type) {
	case *ParenExpr:
		return filterType(t.X, f, export)
	case *ArrayType:
		return filterType(t.Elt, f, export)
	case *StructType:
		if filterFields(t.Fields, f, export) {
			t.Incomplete = true
		}
		return len(t.Fields.List) > 0
	case *InterfaceType:
		if filterFields(t.Methods, f, export) {
			t.Incomplete = true
		}
		return len(t.Methods.List) > 0
	case *FuncType:
		a, b := filterParams(t.Params, f, export), filterParams(t.Results, f, export)
		return a || b
	case *MapType:
		a, b := filterType(t.Key, f, export), filterType(t.Value, f, export)
		return a || b
	case *ChanType:
		return filterType(t.Value, f, export)
	}
	return false
}

// embeddedName is what an embedded field is called.
func embeddedName(t Expr) *Ident {
	switch t := t.(type) {
	case *Ident:
		return t
	case *StarExpr:
		return embeddedName(t.X)
	case *SelectorExpr:
		return t.Sel
	}
	return nil
}

// filterFields tells whether some were taken away.
func filterFields(l *FieldList, f Filter, export bool) (removed bool) {
	if l == nil {
		return false
	}
	kept := l.List[:0]
	for _, field := range l.List {
		keep := false
		if len(field.Names) == 0 {
			name := embeddedName(field.Type)
			keep = name != nil && f(name.Name)
		} else {
			n := len(field.Names)
			field.Names = filterNames(field.Names, f)
			removed = removed || len(field.Names) < n
			keep = len(field.Names) > 0
		}
		if keep {
			if export {
				filterType(field.Type, f, export)
			}
			kept = append(kept, field)
		}
	}
	removed = removed || len(kept) < len(l.List)
	l.List = kept
	return removed
}

func filterParams(l *FieldList, f Filter, export bool) bool {
	any := false
	if l != nil {
		for _, field := range l.List {
			if filterType(field.Type, f, export) {
				any = true
			}
		}
	}
	return any
}

// MergeMode says how files are merged.
type MergeMode uint

// The modes.
const (
	FilterFuncDuplicates       MergeMode = 1 << iota // a function once
	FilterUnassociatedComments                       // no comments that belong to nothing
	FilterImportDuplicates                           // an import once
)

// MergePackageFiles makes one file of a package's.
func MergePackageFiles(pkg *Package, mode MergeMode) *File {
	var names []string
	for name := range pkg.Files {
		names = append(names, name)
	}
	sort.Strings(names)
	merged := &File{Name: NewIdent(pkg.Name), Scope: pkg.Scope}
	var doc CommentGroup
	for _, name := range names {
		f := pkg.Files[name]
		if merged.Package == token.NoPos {
			merged.Package = f.Package
		}
		if f.Doc != nil {
			if len(doc.List) > 0 {
				doc.List = append(doc.List, &Comment{f.Doc.End(), "//"})
			}
			doc.List = append(doc.List, f.Doc.List...)
		}
	}
	if len(doc.List) > 0 {
		merged.Doc = &doc
	}
	funcs := map[string]int{}
	imports := map[string]bool{}
	for _, name := range names {
		f := pkg.Files[name]
		for _, d := range f.Decls {
			if fn, ok := d.(*FuncDecl); ok && mode&FilterFuncDuplicates != 0 {
				key := fn.Name.Name
				if fn.Recv != nil && len(fn.Recv.List) > 0 {
					if recv := embeddedName(fn.Recv.List[0].Type); recv != nil {
						key = recv.Name + "." + key
					}
				}
				if at, ok := funcs[key]; ok {
					// The one with a comment is worth more.
					if merged.Decls[at].(*FuncDecl).Doc == nil {
						merged.Decls[at] = d
					}
					continue
				}
				funcs[key] = len(merged.Decls)
			}
			merged.Decls = append(merged.Decls, d)
		}
		for _, imp := range f.Imports {
			if mode&FilterImportDuplicates != 0 {
				if imports[imp.Path.Value] {
					continue
				}
				imports[imp.Path.Value] = true
			}
			merged.Imports = append(merged.Imports, imp)
		}
		if mode&FilterUnassociatedComments == 0 {
			merged.Comments = append(merged.Comments, f.Comments...)
		}
	}
	return merged
}

// Importer gives the object of an imported package; what has been imported is in
// imports.
type Importer func(imports map[string]*Object, path string) (pkg *Object, err error)

// NewPackage makes a package of files: what they did not find in themselves is
// looked for in each other, in imports and in universe.
func NewPackage(fset *token.FileSet, files map[string]*File, importer Importer, universe *Scope) (*Package, error) {
	var errs []error
	fail := func(pos token.Pos, format string, args ...interface{}) {
		errs = append(errs, fmt.Errorf("%s: "+format, append([]interface{}{fset.Position(pos)}, args...)...))
	}
	var names []string
	for name := range files {
		names = append(names, name)
	}
	sort.Strings(names)
	pkg := &Package{Scope: NewScope(universe), Imports: map[string]*Object{}, Files: files}
	for _, name := range names {
		f := files[name]
		if pkg.Name == "" {
			pkg.Name = f.Name.Name
		} else if pkg.Name != f.Name.Name {
			fail(f.Package, "package %s; expected %s", f.Name.Name, pkg.Name)
			continue
		}
		for _, obj := range f.Scope.Objects {
			if alt := pkg.Scope.Insert(obj); alt != nil {
				fail(obj.Pos(), "%s redeclared in this block\n\tprevious declaration at %s", obj.Name, fset.Position(alt.Pos()))
			}
		}
	}
	for _, name := range names {
		f := files[name]
		if f.Name.Name != pkg.Name {
			continue
		}
		scope := NewScope(pkg.Scope)
		failed := importer == nil && len(f.Imports) > 0
		for _, spec := range f.Imports {
			if importer == nil {
				break
			}
			path, _ := strconv.Unquote(spec.Path.Value)
			imported, err := importer(pkg.Imports, path)
			if err != nil {
				fail(spec.Path.Pos(), "could not import %s (%s)", path, err)
				failed = true
				continue
			}
			as := imported.Name
			if spec.Name != nil {
				as = spec.Name.Name
			}
			switch as {
			case "_":
			case ".":
				for _, obj := range imported.Data.(*Scope).Objects {
					scope.Insert(obj)
				}
			default:
				obj := NewObj(Pkg, as)
				obj.Decl, obj.Data = spec, imported.Data
				scope.Insert(obj)
			}
		}
		if failed {
			// Names may be those of packages that are missing.
			universe = nil
		}
		rest := f.Unresolved[:0]
		for _, id := range f.Unresolved {
			found := false
			for s := scope; s != nil && !found; s = s.Outer {
				if failed && s == pkg.Scope.Outer {
					break
				}
				if obj := s.Lookup(id.Name); obj != nil {
					id.Obj, found = obj, true
				}
			}
			if !found {
				if !failed {
					fail(id.Pos(), "undeclared name: %s", id.Name)
				}
				rest = append(rest, id)
			}
		}
		f.Unresolved = rest
		pkg.Scope.Outer = universe
	}
	if len(errs) > 0 {
		return pkg, errs[0]
	}
	return pkg, nil
}
