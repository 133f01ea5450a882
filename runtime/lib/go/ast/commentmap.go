// Which comments belong to which nodes.

package ast

import (
	"bytes"
	"fmt"
	"go/token"
	"sort"
)

// A CommentMap has the comments of each node that has some.
type CommentMap map[Node][]*CommentGroup

// located is a node with the lines it is on.
type located struct {
	node       Node
	first, end token.Position
}

// important tells whether a comment may belong to a node as a whole, not only to its last part.
func important(n Node) bool {
	switch n.(type) {
	case *File, *Field, Decl, Spec, Stmt:
		return true
	}
	return false
}

// nodesOf lists the nodes of a tree as they begin; one that contains another comes first.
func nodesOf(fset *token.FileSet, root Node) []located {
	var list []located
	Inspect(root, func(n Node) bool {
		switch n.(type) {
		case nil, *CommentGroup, *Comment:
			return false
		}
		list = append(list, located{n, fset.Position(n.Pos()), fset.Position(n.End())})
		return true
	})
	sort.SliceStable(list, func(i, j int) bool { return list[i].node.Pos() < list[j].node.Pos() })
	return list
}

// follows tells whether a comment on the lines first to last goes with what ends on the line end before
// it: it begins on that line, or on the next one and leaves a line free above what comes after.
func follows(end, first, last, next int) bool {
	return end == first || end+1 == first && last+1 < next
}

// NewCommentMap finds for each of the comments in a tree the node it belongs to: one that ends right
// before it, or else the one that begins after it. Of several the largest has it.
func NewCommentMap(fset *token.FileSet, node Node, comments []*CommentGroup) CommentMap {
	if len(comments) == 0 {
		return nil
	}
	sorted := append([]*CommentGroup(nil), comments...)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].Pos() < sorted[j].Pos() })
	nodes := nodesOf(fset, node)
	found := CommentMap{}
	// open are important nodes that have begun and were not yet seen to have ended, outermost first; whole
	// is the one that ended last.
	var open []located
	var whole *located
	at := 0
	for _, group := range sorted {
		first, last := fset.Position(group.Pos()), fset.Position(group.End())
		for at < len(nodes) && nodes[at].first.Offset < last.Offset {
			n := nodes[at]
			for len(open) > 0 && open[len(open)-1].node.End() <= n.node.Pos() {
				open = open[:len(open)-1]
			}
			if important(n.node) {
				open = append(open, n)
			}
			at++
		}
		for len(open) > 0 && open[len(open)-1].node.End() <= group.Pos() {
			ended := open[len(open)-1]
			whole = &ended
			open = open[:len(open)-1]
		}
		next := 1 << 30
		if at < len(nodes) {
			next = nodes[at].first.Line
		}
		var owner Node
		switch {
		case whole != nil && follows(whole.end.Line, first.Line, last.Line, next):
			owner = whole.node
		case at > 0 && (at == len(nodes) || follows(nodes[at-1].end.Line, first.Line, last.Line, next)):
			owner = nodes[at-1].node
		case at < len(nodes):
			owner = nodes[at].node
		default:
			panic("internal error: no comments should be associated with sentinel")
		}
		found[owner] = append(found[owner], group)
	}
	return found
}

// Update gives a node's comments to another that stands for it now, and returns that.
func (cmap CommentMap) Update(old, new Node) Node {
	if list := cmap[old]; len(list) > 0 {
		delete(cmap, old)
		cmap[new] = append(cmap[new], list...)
	}
	return new
}

// Filter gives the part of the map that is about nodes below node.
func (cmap CommentMap) Filter(node Node) CommentMap {
	part := CommentMap{}
	Inspect(node, func(n Node) bool {
		if list := cmap[n]; len(list) > 0 {
			part[n] = list
		}
		return true
	})
	return part
}

// Comments gives all comments as they follow each other in the source.
func (cmap CommentMap) Comments() []*CommentGroup {
	all := make([]*CommentGroup, 0, len(cmap))
	for _, list := range cmap {
		all = append(all, list...)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Pos() < all[j].Pos() })
	return all
}

// summary is the beginning of comments on one line.
func summary(list []*CommentGroup) string {
	const most = 40
	var text bytes.Buffer
	for _, group := range list {
		for _, c := range group.List {
			if text.Len() >= most {
				break
			}
			text.WriteString(c.Text)
		}
	}
	line := text.Bytes()
	if len(line) > most {
		line = append(line[:most-3], "..."...)
	}
	for i, c := range line {
		if c == '\t' || c == '\n' || c == '\r' {
			line[i] = ' '
		}
	}
	return string(line)
}

func (cmap CommentMap) String() string {
	var nodes []Node
	for n := range cmap {
		nodes = append(nodes, n)
	}
	sort.Slice(nodes, func(i, j int) bool {
		a, b := nodes[i], nodes[j]
		return a.Pos() < b.Pos() || a.Pos() == b.Pos() && a.End() < b.End()
	})
	var text bytes.Buffer
	fmt.Fprintln(&text, "CommentMap {")
	for _, n := range nodes {
		name := fmt.Sprintf("%T", n)
		if id, ok := n.(*Ident); ok {
			name = id.Name
		}
		fmt.Fprintf(&text, "\t%p  %20s:  %s\n", n, name, summary(cmap[n]))
	}
	fmt.Fprintln(&text, "}")
	return text.String()
}
