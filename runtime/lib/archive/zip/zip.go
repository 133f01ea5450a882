// What a zip archive is made of: the headers of its files.

// Package zip reads and writes zip archives.
package zip

import (
	"compress/flate"
	"errors"
	"io"
	"io/ioutil"
	"os"
	"path"
	"sync"
	"time"
)

// Methods of compression.
const (
	Store   uint16 = 0
	Deflate uint16 = 8
)

// What can be wrong with an archive.
var (
	ErrFormat    = errors.New("zip: not a valid zip file")
	ErrAlgorithm = errors.New("zip: unsupported compression algorithm")
	ErrChecksum  = errors.New("zip: checksum error")
)

// The beginnings of the parts, and their lengths without names and extras.
const (
	localSign       = 0x04034b50
	entrySign       = 0x02014b50
	endSign         = 0x06054b50
	end64Sign       = 0x06064b50
	end64PlaceSign  = 0x07064b50
	descriptorSign  = 0x08074b50
	localLength     = 30
	entryLength     = 46
	endLength       = 22
	end64Length     = 56
	end64PlaceBytes = 20

	version20 = 20
	version45 = 45 // sizes of 64 bits

	hasDescriptor = 0x8
	isUTF8        = 0x800

	extraZip64    = 0x0001
	extraNTFS     = 0x000a
	extraUnix     = 0x000d
	extraExtTime  = 0x5455
	extraInfoZip  = 0x5855
	max16         = 1<<16 - 1
	max32         = 1<<32 - 1
	madeByFAT     = 0
	madeByUnix    = 3
	madeByNTFS    = 11
	madeByVFAT    = 14
	madeByMacOS   = 19
	dosDirectory  = 0x10
	dosReadOnly   = 0x01
	unixKind      = 0xf000
	unixSocket    = 0xc000
	unixLink      = 0xa000
	unixRegular   = 0x8000
	unixBlock     = 0x6000
	unixDirectory = 0x4000
	unixCharacter = 0x2000
	unixPipe      = 0x1000
	unixSetuid    = 0x800
	unixSetgid    = 0x400
	unixSticky    = 0x200
)

// Compressor gives a writer whose Close ends what it writes to w.
type Compressor func(w io.Writer) (io.WriteCloser, error)

// Decompressor gives what r compresses.
type Decompressor func(r io.Reader) io.ReadCloser

var (
	methodsMu     sync.Mutex
	compressors   = map[uint16]Compressor{Store: storing, Deflate: deflating}
	decompressors = map[uint16]Decompressor{Store: ioutil.NopCloser, Deflate: flate.NewReader}
)

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

func storing(w io.Writer) (io.WriteCloser, error)   { return nopCloser{w}, nil }
func deflating(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, 5) }

// RegisterCompressor makes a method known to all writers.
func RegisterCompressor(method uint16, comp Compressor) {
	methodsMu.Lock()
	defer methodsMu.Unlock()
	if compressors[method] != nil {
		panic("compressor already registered")
	}
	compressors[method] = comp
}

// RegisterDecompressor makes a method known to all readers.
func RegisterDecompressor(method uint16, dcomp Decompressor) {
	methodsMu.Lock()
	defer methodsMu.Unlock()
	if decompressors[method] != nil {
		panic("decompressor already registered")
	}
	decompressors[method] = dcomp
}

// FileHeader tells of a file in an archive.
type FileHeader struct {
	// Name is a relative path with slashes; a directory's ends with one.
	Name    string
	Comment string
	// NonUTF8 says that Name and Comment are in another encoding.
	NonUTF8        bool
	CreatorVersion uint16
	ReaderVersion  uint16
	Flags          uint16
	Method         uint16
	Modified       time.Time
	// As MS-DOS counts: by two seconds, in no known zone.
	ModifiedTime       uint16
	ModifiedDate       uint16
	CRC32              uint32
	CompressedSize     uint32 // at most 1<<32-1, whatever the size is
	UncompressedSize   uint32
	CompressedSize64   uint64
	UncompressedSize64 uint64
	Extra              []byte
	ExternalAttrs      uint32 // meaning depends on CreatorVersion
}

func (h *FileHeader) hasDescriptor() bool { return h.Flags&hasDescriptor != 0 }
func (h *FileHeader) isZip64() bool {
	return h.CompressedSize64 >= max32 || h.UncompressedSize64 >= max32
}

// FileInfo gives the header as a file's.
func (h *FileHeader) FileInfo() os.FileInfo { return fileInfo{h} }

// FileInfoHeader gives a header for a file; its name is without folders, and
// what it is compressed to is the caller's choice.
func FileInfoHeader(fi os.FileInfo) (*FileHeader, error) {
	size := fi.Size()
	h := &FileHeader{Name: fi.Name(), UncompressedSize64: uint64(size)}
	h.UncompressedSize = narrow(h.UncompressedSize64)
	h.SetModTime(fi.ModTime())
	h.SetMode(fi.Mode())
	return h, nil
}

// narrow gives a size as far as 32 bits can.
func narrow(n uint64) uint32 {
	if n > max32 {
		return max32
	}
	return uint32(n)
}

// fileInfo is a header seen as a file.
type fileInfo struct{ h *FileHeader }

func (fi fileInfo) Name() string       { return path.Base(fi.h.Name) }
func (fi fileInfo) IsDir() bool        { return fi.Mode().IsDir() }
func (fi fileInfo) Sys() interface{}   { return fi.h }
func (fi fileInfo) Mode() os.FileMode  { return fi.h.Mode() }
func (fi fileInfo) Type() os.FileMode  { return fi.Mode().Type() }
func (fi fileInfo) ModTime() time.Time { return fi.h.modTime() }

func (fi fileInfo) Info() (os.FileInfo, error) { return fi, nil }

func (fi fileInfo) Size() int64 {
	if fi.h.UncompressedSize64 > 0 {
		return int64(fi.h.UncompressedSize64)
	}
	return int64(fi.h.UncompressedSize)
}

func (h *FileHeader) modTime() time.Time {
	if h.Modified.IsZero() {
		return h.ModTime()
	}
	return h.Modified.UTC()
}

// fromDOS reads a date (year since 1980, month, day: 7, 4, 5 bits) and a time
// (hour, minute, two seconds: 5, 6, 5 bits).
func fromDOS(date, clock uint16) time.Time {
	return time.Date(int(date>>9)+1980, time.Month(date>>5&15), int(date&31),
		int(clock>>11), int(clock>>5&63), int(clock&31)*2, 0, time.UTC)
}

func toDOS(t time.Time) (date, clock uint16) {
	date = uint16(t.Day() + int(t.Month())<<5 + (t.Year()-1980)<<9)
	clock = uint16(t.Second()/2 + t.Minute()<<5 + t.Hour()<<11)
	return date, clock
}

// ModTime gives the MS-DOS time as if it were in UTC.
func (h *FileHeader) ModTime() time.Time { return fromDOS(h.ModifiedDate, h.ModifiedTime) }

// SetModTime sets all the times to t, in UTC.
func (h *FileHeader) SetModTime(t time.Time) {
	t = t.UTC()
	h.Modified = t
	h.ModifiedDate, h.ModifiedTime = toDOS(t)
}

// Mode gives the mode that the file had on the system that made the archive.
func (h *FileHeader) Mode() (mode os.FileMode) {
	switch h.CreatorVersion >> 8 {
	case madeByUnix, madeByMacOS:
		mode = fromUnix(h.ExternalAttrs >> 16)
	case madeByNTFS, madeByVFAT, madeByFAT:
		mode = 0666
		if h.ExternalAttrs&dosDirectory != 0 {
			mode = os.ModeDir | 0777
		}
		if h.ExternalAttrs&dosReadOnly != 0 {
			mode &^= 0222
		}
	}
	if h.Name != "" && h.Name[len(h.Name)-1] == '/' {
		mode |= os.ModeDir
	}
	return mode
}

// SetMode sets the mode, as Unix and MS-DOS understand it.
func (h *FileHeader) SetMode(mode os.FileMode) {
	h.CreatorVersion = h.CreatorVersion&0xff | madeByUnix<<8
	h.ExternalAttrs = toUnix(mode) << 16
	if mode&os.ModeDir != 0 {
		h.ExternalAttrs |= dosDirectory
	}
	if mode&0200 == 0 {
		h.ExternalAttrs |= dosReadOnly
	}
}

// unixKinds pairs what Go and Unix call the kinds of files.
var unixKinds = []struct {
	mode os.FileMode
	unix uint32
}{
	{os.ModeDir, unixDirectory}, {os.ModeSymlink, unixLink}, {os.ModeNamedPipe, unixPipe},
	{os.ModeSocket, unixSocket}, {os.ModeDevice | os.ModeCharDevice, unixCharacter}, {os.ModeDevice, unixBlock},
}

var unixBits = []struct {
	mode os.FileMode
	unix uint32
}{{os.ModeSetuid, unixSetuid}, {os.ModeSetgid, unixSetgid}, {os.ModeSticky, unixSticky}}

func toUnix(mode os.FileMode) uint32 {
	unix := uint32(unixRegular)
	for _, k := range unixKinds {
		if mode&os.ModeType == k.mode {
			unix = k.unix
		}
	}
	for _, b := range unixBits {
		if mode&b.mode != 0 {
			unix |= b.unix
		}
	}
	return unix | uint32(mode.Perm())
}

func fromUnix(unix uint32) os.FileMode {
	mode := os.FileMode(unix & 0777)
	for _, k := range unixKinds {
		if unix&unixKind == k.unix {
			mode |= k.mode
		}
	}
	for _, b := range unixBits {
		if unix&b.unix != 0 {
			mode |= b.mode
		}
	}
	return mode
}
