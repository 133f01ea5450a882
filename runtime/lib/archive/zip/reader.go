// Reading an archive: its directory stands at the end.

package zip

import (
	"bufio"
	"encoding/binary"
	"hash"
	"hash/crc32"
	"io"
	"os"
	"strings"
	"time"
	"unicode/utf8"
)

// Reader gives the files of an archive.
type Reader struct {
	r             io.ReaderAt
	File          []*File
	Comment       string
	decompressors map[uint16]Decompressor
}

// ReadCloser is a Reader of a file that is to be closed.
type ReadCloser struct {
	f *os.File
	Reader
}

// File is one file of an archive.
type File struct {
	FileHeader
	archive *Reader
	at      int64 // of its local header
	hasZ64  bool  // sizes of 64 bits are given
}

// OpenReader opens the archive of that name.
func OpenReader(name string) (*ReadCloser, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	r := &ReadCloser{f: f}
	fi, err := f.Stat()
	if err == nil {
		err = r.init(f, fi.Size())
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return r, nil
}

// Close closes the file; what was opened of the archive cannot be read after.
func (rc *ReadCloser) Close() error { return rc.f.Close() }

type sizeError struct{}

func (sizeError) Error() string { return "zip: size cannot be negative" }

// NewReader reads an archive of that size.
func NewReader(r io.ReaderAt, size int64) (*Reader, error) {
	if size < 0 {
		return nil, sizeError{}
	}
	z := &Reader{}
	if err := z.init(r, size); err != nil {
		return nil, err
	}
	return z, nil
}

// RegisterDecompressor makes a method known to this reader.
func (r *Reader) RegisterDecompressor(method uint16, dcomp Decompressor) {
	if r.decompressors == nil {
		r.decompressors = map[uint16]Decompressor{}
	}
	r.decompressors[method] = dcomp
}

func (r *Reader) decompressor(method uint16) Decompressor {
	if d := r.decompressors[method]; d != nil {
		return d
	}
	methodsMu.Lock()
	defer methodsMu.Unlock()
	return decompressors[method]
}

// summary is what the end of an archive says.
type summary struct {
	entries, size, at uint64
	comment           string
}

func (r *Reader) init(from io.ReaderAt, size int64) error {
	r.r = from
	end, base, err := findEnd(from, size)
	if err != nil {
		return err
	}
	r.Comment = end.comment
	section := io.NewSectionReader(from, 0, size)
	if _, err := section.Seek(base+int64(end.at), io.SeekStart); err != nil {
		return err
	}
	in := bufio.NewReader(section)
	for {
		f := &File{archive: r}
		err := f.readEntry(in)
		if err == ErrFormat || err == io.ErrUnexpectedEOF {
			break
		}
		if err != nil {
			return err
		}
		f.at += base
		r.File = append(r.File, f)
	}
	// The count has 16 bits only, so more entries are no surprise.
	if uint16(len(r.File)) != uint16(end.entries) {
		return endedEarly(in, end)
	}
	return nil
}

// endedEarly is the error of a directory that ends early.
func endedEarly(in *bufio.Reader, end *summary) error {
	if _, err := in.Peek(1); err == io.EOF && end.entries > 0 {
		return io.ErrUnexpectedEOF
	}
	return ErrFormat
}

// findEnd reads the end of the directory, and how many bytes stand before the
// archive.
func findEnd(r io.ReaderAt, size int64) (*summary, int64, error) {
	var buf []byte
	at := int64(-1)
	for _, n := range []int64{1024, 65 * 1024} {
		if n > size {
			n = size
		}
		buf = make([]byte, n)
		if _, err := r.ReadAt(buf, size-n); err != nil && err != io.EOF {
			return nil, 0, err
		}
		if i := lastEnd(buf); i >= 0 {
			buf = buf[i:]
			at = size - n + int64(i)
			break
		}
		if n == size {
			break
		}
	}
	if at < 0 {
		return nil, 0, ErrFormat
	}
	le := binary.LittleEndian
	end := &summary{
		entries: uint64(le.Uint16(buf[10:])),
		size:    uint64(le.Uint32(buf[12:])),
		at:      uint64(le.Uint32(buf[16:])),
	}
	commentLength := int(le.Uint16(buf[20:]))
	if endLength+commentLength > len(buf) {
		return nil, 0, errComment{}
	}
	end.comment = string(buf[endLength : endLength+commentLength])
	endAt := at
	if end.entries == max16 || end.size == max16 || end.at == max32 {
		if place := find64(r, at); place >= 0 {
			if err := end.read64(r, place); err != nil {
				return nil, 0, err
			}
			endAt = place
		}
	}
	if end.size > 1<<63-1 || end.at > 1<<63-1 {
		return nil, 0, ErrFormat
	}
	base := endAt - int64(end.size) - int64(end.at)
	if o := base + int64(end.at); o < 0 || o >= size {
		return nil, 0, ErrFormat
	}
	// Some archives' places are counted from the file's beginning although
	// something stands before them.
	if base > 0 {
		var sign [4]byte
		if _, err := r.ReadAt(sign[:], int64(end.at)); err == nil && le.Uint32(sign[:]) == entrySign {
			base = 0
		}
	}
	return end, base, nil
}

type errComment struct{}

func (errComment) Error() string { return "zip: invalid comment length" }

// lastEnd finds the end's sign; what follows must have room for its comment.
func lastEnd(b []byte) int {
	for i := len(b) - endLength; i >= 0; i-- {
		if binary.LittleEndian.Uint32(b[i:]) == endSign {
			n := int(binary.LittleEndian.Uint16(b[i+20:]))
			if n+endLength+i <= len(b) {
				return i
			}
		}
	}
	return -1
}

// find64 gives where the end with 64 bits stands.
func find64(r io.ReaderAt, end int64) int64 {
	at := end - end64PlaceBytes
	if at < 0 {
		return -1
	}
	var b [end64PlaceBytes]byte
	if _, err := r.ReadAt(b[:], at); err != nil {
		return -1
	}
	le := binary.LittleEndian
	if le.Uint32(b[:]) != end64PlaceSign || le.Uint32(b[4:]) != 0 || le.Uint32(b[16:]) != 1 {
		return -1
	}
	return int64(le.Uint64(b[8:]))
}

func (s *summary) read64(r io.ReaderAt, at int64) error {
	var b [end64Length]byte
	if _, err := r.ReadAt(b[:], at); err != nil {
		return err
	}
	le := binary.LittleEndian
	if le.Uint32(b[:]) != end64Sign {
		return ErrFormat
	}
	s.entries, s.size, s.at = le.Uint64(b[32:]), le.Uint64(b[40:]), le.Uint64(b[48:])
	return nil
}

// readEntry reads a file's entry in the directory.
func (f *File) readEntry(r io.Reader) error {
	var b [entryLength]byte
	if _, err := io.ReadFull(r, b[:]); err != nil {
		return err
	}
	le := binary.LittleEndian
	if le.Uint32(b[:]) != entrySign {
		return ErrFormat
	}
	f.CreatorVersion, f.ReaderVersion = le.Uint16(b[4:]), le.Uint16(b[6:])
	f.Flags, f.Method = le.Uint16(b[8:]), le.Uint16(b[10:])
	f.ModifiedTime, f.ModifiedDate = le.Uint16(b[12:]), le.Uint16(b[14:])
	f.CRC32 = le.Uint32(b[16:])
	f.CompressedSize, f.UncompressedSize = le.Uint32(b[20:]), le.Uint32(b[24:])
	f.CompressedSize64, f.UncompressedSize64 = uint64(f.CompressedSize), uint64(f.UncompressedSize)
	name, extra, comment := int(le.Uint16(b[28:])), int(le.Uint16(b[30:])), int(le.Uint16(b[32:]))
	f.ExternalAttrs = le.Uint32(b[38:])
	f.at = int64(le.Uint32(b[42:]))
	rest := make([]byte, name+extra+comment)
	if _, err := io.ReadFull(r, rest); err != nil {
		return err
	}
	f.Name = string(rest[:name])
	f.Extra = rest[name : name+extra]
	f.Comment = string(rest[name+extra:])
	validName, nameNeeds := encoding(f.Name)
	validComment, commentNeeds := encoding(f.Comment)
	if !validName || !validComment {
		f.NonUTF8 = true
	} else if nameNeeds || commentNeeds {
		f.NonUTF8 = f.Flags&isUTF8 == 0
	}
	return f.readExtra()
}

// readExtra reads sizes of 64 bits and better times.
func (f *File) readExtra() error {
	le := binary.LittleEndian
	needs := []*uint64{}
	if f.UncompressedSize == max32 {
		needs = append(needs, &f.UncompressedSize64)
	}
	packedNeeded := f.CompressedSize == max32
	if packedNeeded {
		needs = append(needs, &f.CompressedSize64)
	}
	at := uint64(f.at)
	if f.at == max32 {
		needs = append(needs, &at)
	}
	missing := len(needs)
	var modified time.Time
	for b := f.Extra; len(b) >= 4; {
		tag, n := le.Uint16(b), int(le.Uint16(b[2:]))
		if 4+n > len(b) {
			break
		}
		part := b[4 : 4+n]
		b = b[4+n:]
		switch tag {
		case extraZip64:
			f.hasZ64 = true
			for missing > 0 {
				if len(part) < 8 {
					return ErrFormat
				}
				*needs[len(needs)-missing] = le.Uint64(part)
				part = part[8:]
				missing--
			}
		case extraNTFS:
			if len(part) < 4 {
				continue
			}
			for attrs := part[4:]; len(attrs) >= 4; {
				kind, size := le.Uint16(attrs), int(le.Uint16(attrs[2:]))
				if 4+size > len(attrs) {
					break
				}
				if kind == 1 && size == 24 {
					// Ticks of 100 ns since 1601.
					ticks := int64(le.Uint64(attrs[4:]))
					secs, rest := ticks/1e7, ticks%1e7
					modified = time.Unix(time.Date(1601, 1, 1, 0, 0, 0, 0, time.UTC).Unix()+secs, rest*100)
				}
				attrs = attrs[4+size:]
			}
		case extraUnix, extraInfoZip:
			if len(part) >= 8 {
				modified = time.Unix(int64(le.Uint32(part[4:])), 0)
			}
		case extraExtTime:
			if len(part) >= 5 && part[0]&1 != 0 {
				modified = time.Unix(int64(le.Uint32(part[1:])), 0)
			}
		}
	}
	f.at = int64(at)
	dos := fromDOS(f.ModifiedDate, f.ModifiedTime)
	f.Modified = dos
	if !modified.IsZero() {
		f.Modified = modified.UTC()
		// MS-DOS's is the time where the archive was made, so it tells the zone.
		if f.ModifiedTime != 0 || f.ModifiedDate != 0 {
			f.Modified = modified.In(zoneOf(dos.Sub(modified)))
		}
	}
	// A missing size of the content may have been meant: 1<<32-1 is a size, too.
	if missing > 0 && (packedNeeded || f.at == max32) {
		return ErrFormat
	}
	return nil
}

// zoneOf gives the zone that lies so far from UTC.
func zoneOf(offset time.Duration) *time.Location {
	offset = offset.Round(15 * time.Minute)
	if offset < -12*time.Hour || offset > 14*time.Hour {
		offset = 0
	}
	return time.FixedZone("", int(offset/time.Second))
}

// DataOffset gives where the file's bytes begin in the archive.
func (f *File) DataOffset() (offset int64, err error) {
	var b [localLength]byte
	if _, err := f.archive.r.ReadAt(b[:], f.at); err != nil {
		return 0, err
	}
	le := binary.LittleEndian
	if le.Uint32(b[:]) != localSign {
		return 0, ErrFormat
	}
	return f.at + localLength + int64(le.Uint16(b[26:])) + int64(le.Uint16(b[28:])), nil
}

// OpenRaw gives the file's bytes as they are in the archive.
func (f *File) OpenRaw() (io.Reader, error) {
	at, err := f.DataOffset()
	if err != nil {
		return nil, err
	}
	return io.NewSectionReader(f.archive.r, at, int64(f.CompressedSize64)), nil
}

// Open gives the file's content. Several may be open at a time.
func (f *File) Open() (io.ReadCloser, error) {
	at, err := f.DataOffset()
	if err != nil {
		return nil, err
	}
	size := int64(f.CompressedSize64)
	d := f.archive.decompressor(f.Method)
	if d == nil {
		return nil, ErrAlgorithm
	}
	c := &checked{
		in:   d(io.NewSectionReader(f.archive.r, at, size)),
		hash: crc32.NewIEEE(),
		f:    f,
	}
	if f.hasDescriptor() {
		c.descriptor = io.NewSectionReader(f.archive.r, at+size, 24)
	}
	return c, nil
}

// checked reads a file and, at its end, compares its size and checksum.
type checked struct {
	in         io.ReadCloser
	hash       hash.Hash32
	n          uint64
	f          *File
	descriptor io.Reader
	err        error
}

// Stat gives the file's header.
func (c *checked) Stat() (os.FileInfo, error) { return fileInfo{&c.f.FileHeader}, nil }

func (c *checked) Close() error { return c.in.Close() }

func (c *checked) Read(b []byte) (n int, err error) {
	if c.err != nil {
		return 0, c.err
	}
	n, err = c.in.Read(b)
	c.hash.Write(b[:n])
	c.n += uint64(n)
	if c.n > c.f.UncompressedSize64 {
		err = ErrFormat
	}
	if err == io.EOF {
		err = c.verify()
	}
	c.err = err
	return n, err
}

func (c *checked) verify() error {
	if c.n != c.f.UncompressedSize64 {
		return io.ErrUnexpectedEOF
	}
	if c.descriptor != nil {
		if err := readDescriptor(c.descriptor, c.f); err != nil {
			if err == io.EOF {
				return io.ErrUnexpectedEOF
			}
			return err
		}
		if c.hash.Sum32() != c.f.CRC32 {
			return ErrChecksum
		}
	} else if c.f.CRC32 != 0 && c.hash.Sum32() != c.f.CRC32 {
		return ErrChecksum
	}
	return io.EOF
}

// readDescriptor reads the checksum behind a file; the sign before it may be
// missing.
func readDescriptor(r io.Reader, f *File) error {
	var b [8]byte
	if _, err := io.ReadFull(r, b[:4]); err != nil {
		return err
	}
	sum := b[:4]
	if binary.LittleEndian.Uint32(sum) == descriptorSign {
		if _, err := io.ReadFull(r, b[4:]); err != nil {
			return err
		}
		sum = b[4:]
	}
	if binary.LittleEndian.Uint32(sum) != f.CRC32 {
		return ErrChecksum
	}
	return nil
}

// encoding tells whether s is UTF-8, and whether it must be said that it is:
// \ and ~ are not everywhere what they are in ASCII.
func encoding(s string) (valid, matters bool) {
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
			return false, false
		}
		if r < 0x20 || r > 0x7d || r == '\\' {
			matters = true
		}
	}
	return true, matters
}
