// Places in sources.

package token

import (
	"fmt"
	"sort"
	"strconv"
	"sync"
)

// Position is a place as it is shown; it is valid if Line > 0.
type Position struct {
	Filename string
	Offset   int // bytes, from 0
	Line     int // from 1
	Column   int // bytes, from 1
}

// IsValid tells whether it is a place at all.
func (pos *Position) IsValid() bool { return pos.Line > 0 }

// String gives file:line:column, without what is not known.
func (pos Position) String() string {
	s := pos.Filename
	if pos.IsValid() {
		if s != "" {
			s += ":"
		}
		s += strconv.Itoa(pos.Line)
		if pos.Column != 0 {
			s += ":" + strconv.Itoa(pos.Column)
		}
	}
	if s == "" {
		s = "-"
	}
	return s
}

// Pos is a place in a FileSet: a file's base and the offset in it.
type Pos int

// NoPos is no place.
const NoPos Pos = 0

// IsValid tells whether it is a place.
func (p Pos) IsValid() bool { return p != NoPos }

// File is a file of a FileSet.
type File struct {
	name  string
	base  int
	size  int
	mu    sync.Mutex
	lines []int // offsets of the lines' first bytes
	infos []lineInfo
}

// lineInfo is what a //line comment says of what follows it.
type lineInfo struct {
	Offset       int
	Filename     string
	Line, Column int
}

func (f *File) Name() string { return f.name }
func (f *File) Base() int    { return f.base }
func (f *File) Size() int    { return f.size }

// LineCount gives how many lines are known.
func (f *File) LineCount() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.lines)
}

// AddLine says that a line begins there, behind all that are known.
func (f *File) AddLine(offset int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if n := len(f.lines); (n == 0 || f.lines[n-1] < offset) && offset < f.size {
		f.lines = append(f.lines, offset)
	}
}

// MergeLine makes a line one with the next.
func (f *File) MergeLine(line int) {
	if line < 1 {
		panic(fmt.Sprintf("invalid line number %d (should be >= 1)", line))
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if line >= len(f.lines) {
		panic(fmt.Sprintf("invalid line number %d (should be < %d)", line, len(f.lines)))
	}
	copy(f.lines[line:], f.lines[line+1:])
	f.lines = f.lines[:len(f.lines)-1]
}

// SetLines sets where the lines begin; false if that cannot be.
func (f *File) SetLines(lines []int) bool {
	for i, offset := range lines {
		if i > 0 && offset <= lines[i-1] || f.size <= offset {
			return false
		}
	}
	f.mu.Lock()
	f.lines = lines
	f.mu.Unlock()
	return true
}

// SetLinesForContent finds the lines of a text.
func (f *File) SetLinesForContent(content []byte) {
	var lines []int
	begins := true
	for offset, c := range content {
		if begins {
			lines = append(lines, offset)
		}
		begins = c == '\n'
	}
	f.mu.Lock()
	f.lines = lines
	f.mu.Unlock()
}

// LineStart gives where a line begins.
func (f *File) LineStart(line int) Pos {
	if line < 1 {
		panic(fmt.Sprintf("invalid line number %d (should be >= 1)", line))
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if line > len(f.lines) {
		panic(fmt.Sprintf("invalid line number %d (should be < %d)", line, len(f.lines)))
	}
	return Pos(f.base + f.lines[line-1])
}

// AddLineInfo is AddLineColumnInfo for column 1.
func (f *File) AddLineInfo(offset int, filename string, line int) {
	f.AddLineColumnInfo(offset, filename, line, 1)
}

// AddLineColumnInfo says that what stands at offset is to be shown elsewhere.
func (f *File) AddLineColumnInfo(offset int, filename string, line, column int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if n := len(f.infos); (n == 0 || f.infos[n-1].Offset < offset) && offset < f.size {
		f.infos = append(f.infos, lineInfo{offset, filename, line, column})
	}
}

// Pos gives the place of an offset.
func (f *File) Pos(offset int) Pos {
	if offset > f.size {
		panic(fmt.Sprintf("invalid file offset %d (should be <= %d)", offset, f.size))
	}
	return Pos(f.base + offset)
}

// Offset gives the offset of a place.
func (f *File) Offset(p Pos) int {
	if int(p) < f.base || int(p) > f.base+f.size {
		panic(fmt.Sprintf("invalid Pos value %d (should be in [%d, %d])", p, f.base, f.base+f.size))
	}
	return int(p) - f.base
}

// Line gives the line of a place.
func (f *File) Line(p Pos) int { return f.Position(p).Line }

// PositionFor gives a place as it is shown, or (not adjusted) as it is.
func (f *File) PositionFor(p Pos, adjusted bool) (pos Position) {
	if p == NoPos {
		return
	}
	offset := f.Offset(p)
	pos.Offset, pos.Filename = offset, f.name
	f.mu.Lock()
	defer f.mu.Unlock()
	lineAt := func(offset int) int { return sort.SearchInts(f.lines, offset+1) - 1 }
	if i := lineAt(offset); i >= 0 {
		pos.Line, pos.Column = i+1, offset-f.lines[i]+1
	}
	if !adjusted || len(f.infos) == 0 {
		return
	}
	i := sort.Search(len(f.infos), func(i int) bool { return f.infos[i].Offset > offset }) - 1
	if i < 0 {
		return
	}
	info := f.infos[i]
	pos.Filename = info.Filename
	if i := lineAt(info.Offset); i >= 0 {
		down := pos.Line - (i + 1)
		pos.Line = info.Line + down
		switch {
		case info.Column == 0:
			pos.Column = 0 // not known
		case down == 0:
			pos.Column = info.Column + offset - info.Offset
		}
	}
	return
}

// Position gives a place as it is shown.
func (f *File) Position(p Pos) Position { return f.PositionFor(p, true) }

// FileSet is files, each with its own range of places.
type FileSet struct {
	mu    sync.RWMutex
	base  int
	files []*File
}

// NewFileSet gives an empty set.
func NewFileSet() *FileSet { return &FileSet{base: 1} }

// Base gives the least base the next file may have.
func (s *FileSet) Base() int {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.base
}

// AddFile adds a file; below 0, base is chosen.
func (s *FileSet) AddFile(filename string, base, size int) *File {
	s.mu.Lock()
	defer s.mu.Unlock()
	if base < 0 {
		base = s.base
	}
	if base < s.base {
		panic(fmt.Sprintf("invalid base %d (should be >= %d)", base, s.base))
	}
	if size < 0 {
		panic(fmt.Sprintf("invalid size %d (should be >= 0)", size))
	}
	f := &File{name: filename, base: base, size: size, lines: []int{0}}
	s.base = base + size + 1 // its end is a place, too
	s.files = append(s.files, f)
	return f
}

// Iterate calls f for the files in their order, until it says false.
func (s *FileSet) Iterate(f func(*File) bool) {
	for i := 0; ; i++ {
		s.mu.RLock()
		var file *File
		if i < len(s.files) {
			file = s.files[i]
		}
		s.mu.RUnlock()
		if file == nil || !f(file) {
			return
		}
	}
}

// File gives the file a place is in.
func (s *FileSet) File(p Pos) *File {
	if p == NoPos {
		return nil
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	i := sort.Search(len(s.files), func(i int) bool { return s.files[i].base > int(p) }) - 1
	if i >= 0 && int(p) <= s.files[i].base+s.files[i].size {
		return s.files[i]
	}
	return nil
}

// PositionFor gives a place as it is shown, or (not adjusted) as it is.
func (s *FileSet) PositionFor(p Pos, adjusted bool) (pos Position) {
	if f := s.File(p); f != nil {
		return f.PositionFor(p, adjusted)
	}
	return
}

// Position gives a place as it is shown.
func (s *FileSet) Position(p Pos) Position { return s.PositionFor(p, true) }

type serializedFile struct {
	Name  string
	Base  int
	Size  int
	Lines []int
	Infos []lineInfo
}

type serializedFileSet struct {
	Base  int
	Files []serializedFile
}

// Write gives what is needed to keep the set to an encoder.
func (s *FileSet) Write(encode func(interface{}) error) error {
	var ss serializedFileSet
	s.mu.RLock()
	ss.Base = s.base
	for _, f := range s.files {
		f.mu.Lock()
		ss.Files = append(ss.Files, serializedFile{
			f.name, f.base, f.size, append([]int(nil), f.lines...), append([]lineInfo(nil), f.infos...),
		})
		f.mu.Unlock()
	}
	s.mu.RUnlock()
	return encode(ss)
}

// Read takes the set from a decoder.
func (s *FileSet) Read(decode func(interface{}) error) error {
	var ss serializedFileSet
	if err := decode(&ss); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.base = ss.Base
	s.files = nil
	for _, f := range ss.Files {
		s.files = append(s.files, &File{name: f.Name, base: f.Base, size: f.Size, lines: f.Lines, infos: f.Infos})
	}
	return nil
}
