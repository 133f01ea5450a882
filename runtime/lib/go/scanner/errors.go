// Lists of errors.

package scanner

import (
	"fmt"
	"go/token"
	"io"
	"sort"
)

// Error is what is wrong at a place.
type Error struct {
	Pos token.Position
	Msg string
}

func (e Error) Error() string {
	if e.Pos.Filename != "" || e.Pos.IsValid() {
		return e.Pos.String() + ": " + e.Msg
	}
	return e.Msg
}

// ErrorList is errors that can be sorted.
type ErrorList []*Error

// Add adds an error.
func (p *ErrorList) Add(pos token.Position, msg string) { *p = append(*p, &Error{pos, msg}) }

// Reset leaves none.
func (p *ErrorList) Reset() { *p = (*p)[:0] }

func (p ErrorList) Len() int      { return len(p) }
func (p ErrorList) Swap(i, j int) { p[i], p[j] = p[j], p[i] }
func (p ErrorList) Less(i, j int) bool {
	a, b := p[i].Pos, p[j].Pos
	switch {
	case a.Filename != b.Filename:
		return a.Filename < b.Filename
	case a.Line != b.Line:
		return a.Line < b.Line
	case a.Column != b.Column:
		return a.Column < b.Column
	}
	return p[i].Msg < p[j].Msg
}

// Sort sorts by place.
func (p ErrorList) Sort() { sort.Sort(p) }

// RemoveMultiples leaves one error a line.
func (p *ErrorList) RemoveMultiples() {
	sort.Sort(p)
	var last token.Position
	kept := (*p)[:0]
	for _, e := range *p {
		if e.Pos.Filename != last.Filename || e.Pos.Line != last.Line {
			last = e.Pos
			kept = append(kept, e)
		}
	}
	*p = kept
}

func (p ErrorList) Error() string {
	switch len(p) {
	case 0:
		return "no errors"
	case 1:
		return p[0].Error()
	}
	return fmt.Sprintf("%s (and %d more errors)", p[0], len(p)-1)
}

// Err gives the list as an error, nil if it is empty.
func (p ErrorList) Err() error {
	if len(p) == 0 {
		return nil
	}
	return p
}

// PrintError writes an error, of a list each on its line.
func PrintError(w io.Writer, err error) {
	if list, ok := err.(ErrorList); ok {
		for _, e := range list {
			fmt.Fprintf(w, "%s\n", e)
		}
	} else if err != nil {
		fmt.Fprintf(w, "%s\n", err)
	}
}
