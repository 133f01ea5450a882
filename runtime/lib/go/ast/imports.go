// Imports in order.

package ast

import (
	"go/token"
	"sort"
	"strconv"
)

// SortImports sorts the imports of each block of lines by their paths, and leaves
// out those that are there twice.
func SortImports(fset *token.FileSet, f *File) {
	for _, d := range f.Decls {
		g, ok := d.(*GenDecl)
		if !ok || g.Tok != token.IMPORT {
			break // imports come first
		}
		if !g.Lparen.IsValid() {
			continue
		}
		line := func(pos token.Pos) int { return fset.PositionFor(pos, false).Line }
		from := 0
		specs := g.Specs[:0]
		for i, s := range g.Specs {
			if i > from && line(s.Pos()) > 1+line(g.Specs[i-1].End()) {
				specs = append(specs, sortBlock(fset, f, g.Specs[from:i])...)
				from = i
			}
		}
		specs = append(specs, sortBlock(fset, f, g.Specs[from:])...)
		g.Specs = specs
		// Lines that are empty now would be shown.
		if n := len(g.Specs); n > 0 {
			last := line(g.Specs[n-1].Pos())
			for end := line(g.Rparen); end > last+1; end = line(g.Rparen) {
				fset.File(g.Rparen).MergeLine(last + 1)
			}
		}
	}
	f.Imports = nil
	for _, d := range f.Decls {
		if g, ok := d.(*GenDecl); ok && g.Tok == token.IMPORT {
			for _, s := range g.Specs {
				f.Imports = append(f.Imports, s.(*ImportSpec))
			}
		}
	}
}

func importPath(s Spec) string {
	path, err := strconv.Unquote(s.(*ImportSpec).Path.Value)
	if err != nil {
		return ""
	}
	return path
}

func importName(s Spec) string {
	if n := s.(*ImportSpec).Name; n != nil {
		return n.Name
	}
	return ""
}

func importComment(s Spec) string {
	if c := s.(*ImportSpec).Comment; c != nil {
		return c.Text()
	}
	return ""
}

// sortBlock sorts imports that stand on lines without a gap. They take each
// other's places, with the comments that are theirs.
func sortBlock(fset *token.FileSet, f *File, specs []Spec) []Spec {
	sorted := true
	for i := 1; i < len(specs); i++ {
		if importPath(specs[i]) <= importPath(specs[i-1]) {
			sorted = false
		}
	}
	if sorted {
		return specs
	}
	type span struct{ from, to token.Pos }
	places := make([]span, len(specs))
	for i, s := range specs {
		places[i] = span{s.Pos(), s.End()}
	}
	// Which comments stand on the lines of these imports, and whose they are.
	first := fset.PositionFor(places[0].from, false).Line
	last := fset.PositionFor(places[len(places)-1].to, false).Line
	type owned struct {
		g    *CommentGroup
		left bool
	}
	of := map[*ImportSpec][]owned{}
	var groups []*CommentGroup
	at := -1
	for i, g := range f.Comments {
		line := fset.PositionFor(g.Pos(), false).Line
		if line < first || line > last || g.End() > 0 && fset.PositionFor(g.End(), false).Line > last {
			continue
		}
		if at < 0 {
			at = i
		}
		groups = append(groups, g)
	}
	next := 0
	for _, g := range groups {
		for next+1 < len(specs) && places[next+1].from <= g.Pos() {
			next++
		}
		left := next == 0 && g.Pos() < places[0].from
		if !left && next+1 < len(specs) && fset.PositionFor(g.Pos(), false).Line == fset.PositionFor(places[next+1].from, false).Line {
			next++
			left = true
		}
		s := specs[next].(*ImportSpec)
		of[s] = append(of[s], owned{g, left})
	}
	sort.Slice(specs, func(i, j int) bool {
		a, b := specs[i], specs[j]
		if x, y := importPath(a), importPath(b); x != y {
			return x < y
		}
		if x, y := importName(a), importName(b); x != y {
			return x < y
		}
		return importComment(a) < importComment(b)
	})
	kept := specs[:0]
	for i, s := range specs {
		if i+1 < len(specs) && importPath(s) == importPath(specs[i+1]) && importName(s) == importName(specs[i+1]) && s.(*ImportSpec).Comment == nil {
			file := fset.File(s.Pos())
			file.MergeLine(file.PositionFor(s.Pos(), false).Line)
			continue
		}
		kept = append(kept, s)
	}
	for i, s := range kept {
		spec := s.(*ImportSpec)
		if spec.Name != nil {
			spec.Name.NamePos = places[i].from
		}
		spec.Path.ValuePos = places[i].from
		spec.EndPos = places[i].to
		for _, o := range of[spec] {
			for _, c := range o.g.List {
				if o.left {
					c.Slash = places[i].from - 1
				} else {
					c.Slash = places[i].to
				}
			}
		}
	}
	if at >= 0 {
		sort.Slice(groups, func(i, j int) bool { return groups[i].Pos() < groups[j].Pos() })
		copy(f.Comments[at:], groups)
	}
	return kept
}
