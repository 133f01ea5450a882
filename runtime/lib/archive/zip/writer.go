// Writing an archive, file after file.

package zip

import (
	"bufio"
	"errors"
	"hash"
	"hash/crc32"
	"io"
	"strings"
)

// Writer writes an archive.
type Writer struct {
	w           *counter
	entries     []*entry
	last        *fileWriter
	closed      bool
	comment     string
	compressors map[uint16]Compressor
}

// entry is a file that stands in the archive.
type entry struct {
	*FileHeader
	at  uint64
	raw bool
}

// counter knows how far it has written.
type counter struct {
	w *bufio.Writer
	n int64
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.n += int64(n)
	return n, err
}

// NewWriter writes to w, through a buffer.
func NewWriter(w io.Writer) *Writer { return &Writer{w: &counter{w: bufio.NewWriter(w)}} }

// SetOffset tells where in a file the archive begins; nothing may be written
// yet.
func (w *Writer) SetOffset(n int64) {
	if w.w.n != 0 {
		panic("zip: SetOffset called after data was written")
	}
	w.w.n = n
}

// Flush writes what is held back.
func (w *Writer) Flush() error { return w.w.w.Flush() }

// SetComment gives the archive a comment.
func (w *Writer) SetComment(comment string) error {
	if len(comment) > max16 {
		return errors.New("zip: Writer.Comment too long")
	}
	w.comment = comment
	return nil
}

// RegisterCompressor makes a method known to this writer.
func (w *Writer) RegisterCompressor(method uint16, comp Compressor) {
	if w.compressors == nil {
		w.compressors = map[uint16]Compressor{}
	}
	w.compressors[method] = comp
}

func (w *Writer) compressor(method uint16) Compressor {
	if c := w.compressors[method]; c != nil {
		return c
	}
	methodsMu.Lock()
	defer methodsMu.Unlock()
	return compressors[method]
}

// record builds a part of the archive.
type record []byte

func (r *record) u16(ns ...uint16) {
	for _, n := range ns {
		*r = append(*r, byte(n), byte(n>>8))
	}
}

func (r *record) u32(ns ...uint32) {
	for _, n := range ns {
		*r = append(*r, byte(n), byte(n>>8), byte(n>>16), byte(n>>24))
	}
}

func (r *record) u64(ns ...uint64) {
	for _, n := range ns {
		r.u32(uint32(n), uint32(n>>32))
	}
}

func (r *record) text(s string) { *r = append(*r, s...) }

// Close ends the file that is being written and writes the directory. It does
// not close what is below.
func (w *Writer) Close() error {
	if err := w.finish(); err != nil {
		return err
	}
	if w.closed {
		return errors.New("zip: writer closed twice")
	}
	w.closed = true
	start := w.w.n
	for _, e := range w.entries {
		if _, err := w.w.Write(e.record()); err != nil {
			return err
		}
	}
	var r record
	count, at, size := uint64(len(w.entries)), uint64(start), uint64(w.w.n-start)
	if count >= max16 || size >= max32 || at >= max32 {
		r.u32(end64Sign)
		r.u64(end64Length - 12)
		r.u16(version45, version45)
		r.u32(0, 0)
		r.u64(count, count, size, at)
		r.u32(end64PlaceSign, 0)
		r.u64(uint64(w.w.n))
		r.u32(1)
		count, size, at = max16, max32, max32
	}
	r.u32(endSign)
	r.u16(0, 0, uint16(count), uint16(count))
	r.u32(uint32(size), uint32(at))
	r.u16(uint16(len(w.comment)))
	r.text(w.comment)
	if _, err := w.w.Write(r); err != nil {
		return err
	}
	return w.Flush()
}

// record gives the entry of the directory.
func (e *entry) record() record {
	packed, size, at := narrow(e.CompressedSize64), narrow(e.UncompressedSize64), narrow(e.at)
	if e.isZip64() || e.at >= max32 {
		packed, size, at = max32, max32, max32
		var extra record
		extra.u16(extraZip64, 24)
		extra.u64(e.UncompressedSize64, e.CompressedSize64, e.at)
		e.Extra = append(e.Extra, extra...)
		e.ReaderVersion = version45
	}
	var r record
	r.u32(entrySign)
	r.u16(e.CreatorVersion, e.ReaderVersion, e.Flags, e.Method, e.ModifiedTime, e.ModifiedDate)
	r.u32(e.CRC32, packed, size)
	r.u16(uint16(len(e.Name)), uint16(len(e.Extra)), uint16(len(e.Comment)), 0, 0)
	r.u32(e.ExternalAttrs, at)
	r.text(e.Name)
	r = append(r, e.Extra...)
	r.text(e.Comment)
	return r
}

// finish ends the last file.
func (w *Writer) finish() error {
	last := w.last
	w.last = nil
	if last == nil || last.closed {
		w.last = last
		return nil
	}
	return last.close()
}

// Create adds a file of that name, to be compressed, and gives where to write
// it, until the next is created.
func (w *Writer) Create(name string) (io.Writer, error) {
	return w.CreateHeader(&FileHeader{Name: name, Method: Deflate})
}

func (w *Writer) prepare(fh *FileHeader) error {
	if err := w.finish(); err != nil {
		return err
	}
	if n := len(w.entries); n > 0 && w.entries[n-1].FileHeader == fh {
		return errors.New("archive/zip: invalid duplicate FileHeader")
	}
	return nil
}

// CreateHeader adds a file, or a directory if its name ends with a slash. The
// writer fills in the header, which must not be changed.
func (w *Writer) CreateHeader(fh *FileHeader) (io.Writer, error) {
	if err := w.prepare(fh); err != nil {
		return nil, err
	}
	validName, nameNeeds := encoding(fh.Name)
	validComment, commentNeeds := encoding(fh.Comment)
	switch {
	case fh.NonUTF8:
		fh.Flags &^= isUTF8
	case (nameNeeds || commentNeeds) && validName && validComment:
		fh.Flags |= isUTF8
	}
	fh.CreatorVersion = fh.CreatorVersion&0xff00 | version20
	fh.ReaderVersion = version20
	if !fh.Modified.IsZero() {
		fh.ModifiedDate, fh.ModifiedTime = toDOS(fh.Modified)
		var stamp record
		stamp.u16(extraExtTime, 5)
		stamp = append(stamp, 1)
		stamp.u32(uint32(fh.Modified.Unix()))
		fh.Extra = append(fh.Extra, stamp...)
	}
	e := &entry{FileHeader: fh, at: uint64(w.w.n)}
	if strings.HasSuffix(fh.Name, "/") {
		fh.Method = Store
		fh.Flags &^= hasDescriptor
		fh.CompressedSize, fh.UncompressedSize = 0, 0
		fh.CompressedSize64, fh.UncompressedSize64 = 0, 0
		w.entries = append(w.entries, e)
		return directory{}, w.writeLocal(e)
	}
	fh.Flags |= hasDescriptor
	f := &fileWriter{to: w.w, entry: e, hash: crc32.NewIEEE(), packed: &counter{w: bufio.NewWriter(w.w)}}
	comp := w.compressor(fh.Method)
	if comp == nil {
		return nil, ErrAlgorithm
	}
	var err error
	if f.comp, err = comp(through{f.packed}); err != nil {
		return nil, err
	}
	w.entries = append(w.entries, e)
	w.last = f
	if err := w.writeLocal(e); err != nil {
		return nil, err
	}
	return f, nil
}

// through counts what goes to the archive without holding it back.
type through struct{ c *counter }

func (t through) Write(b []byte) (int, error) {
	n, err := t.c.Write(b)
	if err == nil {
		err = t.c.w.Flush()
	}
	return n, err
}

// CreateRaw adds a file whose bytes are given as they are to stand in the
// archive, with their sizes and checksum in the header.
func (w *Writer) CreateRaw(fh *FileHeader) (io.Writer, error) {
	if err := w.prepare(fh); err != nil {
		return nil, err
	}
	fh.CompressedSize, fh.UncompressedSize = narrow(fh.CompressedSize64), narrow(fh.UncompressedSize64)
	e := &entry{FileHeader: fh, at: uint64(w.w.n), raw: true}
	w.entries = append(w.entries, e)
	if err := w.writeLocal(e); err != nil {
		return nil, err
	}
	if strings.HasSuffix(fh.Name, "/") {
		return directory{}, nil
	}
	f := &fileWriter{to: w.w, entry: e}
	w.last = f
	return f, nil
}

// Copy adds a file of another archive without unpacking it.
func (w *Writer) Copy(f *File) error {
	r, err := f.OpenRaw()
	if err != nil {
		return err
	}
	fh := f.FileHeader
	to, err := w.CreateRaw(&fh)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, r)
	return err
}

var (
	errLongName  = errors.New("zip: FileHeader.Name too long")
	errLongExtra = errors.New("zip: FileHeader.Extra too long")
)

// writeLocal writes the header before a file. Sizes that are not known yet
// follow it.
func (w *Writer) writeLocal(e *entry) error {
	if len(e.Name) > max16 {
		return errLongName
	}
	if len(e.Extra) > max16 {
		return errLongExtra
	}
	var r record
	r.u32(localSign)
	r.u16(e.ReaderVersion, e.Flags, e.Method, e.ModifiedTime, e.ModifiedDate)
	if e.raw && !e.hasDescriptor() {
		r.u32(e.CRC32, narrow(e.CompressedSize64), narrow(e.UncompressedSize64))
	} else {
		r.u32(0, 0, 0)
	}
	r.u16(uint16(len(e.Name)), uint16(len(e.Extra)))
	r.text(e.Name)
	r = append(r, e.Extra...)
	_, err := w.w.Write(r)
	return err
}

// directory takes no content.
type directory struct{}

func (directory) Write(b []byte) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	return 0, errors.New("zip: write to directory")
}

// fileWriter writes one file.
type fileWriter struct {
	*entry
	to     *counter
	comp   io.WriteCloser
	packed *counter
	hash   hash.Hash32
	n      uint64
	closed bool
}

func (f *fileWriter) Write(b []byte) (int, error) {
	if f.closed {
		return 0, errors.New("zip: write to closed file")
	}
	if f.raw {
		return f.to.Write(b)
	}
	f.hash.Write(b)
	n, err := f.comp.Write(b)
	f.n += uint64(n)
	return n, err
}

func (f *fileWriter) close() error {
	if f.closed {
		return errors.New("zip: file closed twice")
	}
	f.closed = true
	if !f.raw {
		if err := f.comp.Close(); err != nil {
			return err
		}
		h := f.FileHeader
		h.CRC32 = f.hash.Sum32()
		h.CompressedSize64, h.UncompressedSize64 = uint64(f.packed.n), f.n
		if h.isZip64() {
			h.CompressedSize, h.UncompressedSize = max32, max32
			h.ReaderVersion = version45
		} else {
			h.CompressedSize, h.UncompressedSize = uint32(h.CompressedSize64), uint32(h.UncompressedSize64)
		}
	}
	if !f.hasDescriptor() {
		return nil
	}
	var r record
	r.u32(descriptorSign, f.CRC32)
	if f.isZip64() {
		r.u64(f.CompressedSize64, f.UncompressedSize64)
	} else {
		r.u32(uint32(f.CompressedSize64), uint32(f.UncompressedSize64))
	}
	_, err := f.to.Write(r)
	return err
}
