// Archives of tar: headers and types.

// Package tar reads and writes archives of tar.
package tar

import (
	"errors"
	"fmt"
	"os"
	"path"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// The errors of this package.
var (
	ErrHeader          = errors.New("archive/tar: invalid tar header")
	ErrWriteTooLong    = errors.New("archive/tar: write too long")
	ErrFieldTooLong    = errors.New("archive/tar: header field too long")
	ErrWriteAfterClose = errors.New("archive/tar: write after close")
)

// Types of entries.
const (
	TypeReg           = '0'
	TypeRegA          = '\x00'
	TypeLink          = '1'
	TypeSymlink       = '2'
	TypeChar          = '3'
	TypeBlock         = '4'
	TypeDir           = '5'
	TypeFifo          = '6'
	TypeCont          = '7'
	TypeXHeader       = 'x'
	TypeXGlobalHeader = 'g'
	TypeGNUSparse     = 'S'
	TypeGNULongName   = 'L'
	TypeGNULongLink   = 'K'
)

// Format names a way to write headers.
type Format int

const (
	FormatUnknown Format = 0
	FormatUSTAR   Format = 2
	FormatPAX     Format = 4
	FormatGNU     Format = 8
)

func (f Format) String() string {
	switch f {
	case FormatUSTAR:
		return "USTAR"
	case FormatPAX:
		return "PAX"
	case FormatGNU:
		return "GNU"
	}
	return "<unknown>"
}

// Header is what stands before an entry.
type Header struct {
	Typeflag   byte
	Name       string
	Linkname   string
	Size       int64
	Mode       int64
	Uid        int
	Gid        int
	Uname      string
	Gname      string
	ModTime    time.Time
	AccessTime time.Time
	ChangeTime time.Time
	Devmajor   int64
	Devminor   int64
	Xattrs     map[string]string
	PAXRecords map[string]string
	Format     Format
}

const (
	bitsSetuid = 04000
	bitsSetgid = 02000
	bitsSticky = 01000
	bitsDir    = 040000
	bitsFifo   = 010000
	bitsReg    = 0100000
	bitsLink   = 0120000
	bitsBlock  = 060000
	bitsChar   = 020000
	bitsSocket = 0140000
)

type headerInfo struct{ h *Header }

// FileInfo gives the header as a file's.
func (h *Header) FileInfo() os.FileInfo { return headerInfo{h} }

func (i headerInfo) Size() int64        { return i.h.Size }
func (i headerInfo) IsDir() bool        { return i.Mode().IsDir() }
func (i headerInfo) ModTime() time.Time { return i.h.ModTime }
func (i headerInfo) Sys() interface{}   { return i.h }

func (i headerInfo) Name() string {
	if i.IsDir() {
		return path.Base(path.Clean(i.h.Name))
	}
	return path.Base(i.h.Name)
}

func (i headerInfo) Mode() (mode os.FileMode) {
	mode = os.FileMode(i.h.Mode).Perm()
	if i.h.Mode&bitsSetuid != 0 {
		mode |= os.ModeSetuid
	}
	if i.h.Mode&bitsSetgid != 0 {
		mode |= os.ModeSetgid
	}
	if i.h.Mode&bitsSticky != 0 {
		mode |= os.ModeSticky
	}
	switch i.h.Mode &^ 07777 {
	case bitsDir:
		mode |= os.ModeDir
	case bitsFifo:
		mode |= os.ModeNamedPipe
	case bitsLink:
		mode |= os.ModeSymlink
	case bitsBlock:
		mode |= os.ModeDevice
	case bitsChar:
		mode |= os.ModeDevice | os.ModeCharDevice
	case bitsSocket:
		mode |= os.ModeSocket
	}
	switch i.h.Typeflag {
	case TypeSymlink:
		mode |= os.ModeSymlink
	case TypeChar:
		mode |= os.ModeDevice | os.ModeCharDevice
	case TypeBlock:
		mode |= os.ModeDevice
	case TypeDir:
		mode |= os.ModeDir
	case TypeFifo:
		mode |= os.ModeNamedPipe
	}
	return mode
}

// FileInfoHeader makes a header of a file's info; link is where a symbolic link
// leads.
func FileInfoHeader(fi os.FileInfo, link string) (*Header, error) {
	if fi == nil {
		return nil, errors.New("archive/tar: FileInfo is nil")
	}
	mode := fi.Mode()
	h := &Header{Name: fi.Name(), ModTime: fi.ModTime(), Mode: int64(mode.Perm())}
	switch {
	case mode.IsRegular():
		h.Typeflag, h.Size = TypeReg, fi.Size()
	case fi.IsDir():
		h.Typeflag = TypeDir
		h.Name += "/"
	case mode&os.ModeSymlink != 0:
		h.Typeflag, h.Linkname = TypeSymlink, link
	case mode&os.ModeDevice != 0:
		h.Typeflag = TypeBlock
		if mode&os.ModeCharDevice != 0 {
			h.Typeflag = TypeChar
		}
	case mode&os.ModeNamedPipe != 0:
		h.Typeflag = TypeFifo
	case mode&os.ModeSocket != 0:
		return nil, fmt.Errorf("archive/tar: sockets not supported")
	default:
		return nil, fmt.Errorf("archive/tar: unknown file mode %v", mode)
	}
	if mode&os.ModeSetuid != 0 {
		h.Mode |= bitsSetuid
	}
	if mode&os.ModeSetgid != 0 {
		h.Mode |= bitsSetgid
	}
	if mode&os.ModeSticky != 0 {
		h.Mode |= bitsSticky
	}
	switch sys := fi.Sys().(type) {
	case *Header:
		h.Uid, h.Gid, h.Uname, h.Gname = sys.Uid, sys.Gid, sys.Uname, sys.Gname
		h.AccessTime, h.ChangeTime, h.Xattrs = sys.AccessTime, sys.ChangeTime, sys.Xattrs
		if sys.Typeflag == TypeLink {
			h.Typeflag, h.Size, h.Linkname = TypeLink, 0, sys.Linkname
		}
		h.PAXRecords = sys.PAXRecords
	case *syscall.Stat_t:
		h.Uid, h.Gid = int(sys.Uid), int(sys.Gid)
		if h.Uid == 0 {
			h.Uname = "root"
		}
		if h.Gid == 0 {
			h.Gname = "root"
		}
		h.AccessTime = time.Unix(int64(sys.Atim.Sec), int64(sys.Atim.Nsec))
		h.ChangeTime = time.Unix(int64(sys.Ctim.Sec), int64(sys.Ctim.Nsec))
		if h.Typeflag == TypeChar || h.Typeflag == TypeBlock {
			dev := uint64(sys.Rdev)
			h.Devmajor = int64(dev>>8&0xfff | dev>>32&^0xfff)
			h.Devminor = int64(dev&0xff | dev>>12&^0xff)
		}
	}
	return h, nil
}

const blockSize = 512

// field is a part of a header block.
type field struct{ at, size int }

var (
	fName     = field{0, 100}
	fMode     = field{100, 8}
	fUid      = field{108, 8}
	fGid      = field{116, 8}
	fSize     = field{124, 12}
	fTime     = field{136, 12}
	fSum      = field{148, 8}
	fType     = field{156, 1}
	fLink     = field{157, 100}
	fMagic    = field{257, 8}
	fUname    = field{265, 32}
	fGname    = field{297, 32}
	fDevmajor = field{329, 8}
	fDevminor = field{337, 8}
	fPrefix   = field{345, 155}
	fAtime    = field{345, 12} // GNU
	fCtime    = field{357, 12} // GNU
)

func (f field) of(block []byte) []byte { return block[f.at : f.at+f.size] }

func (f field) text(block []byte) string {
	s := string(f.of(block))
	if end := strings.IndexByte(s, 0); end >= 0 {
		s = s[:end]
	}
	return s
}

// number reads octal digits, or base 256 where the first bit is set.
func (f field) number(block []byte) (int64, error) {
	b := f.of(block)
	if b[0]&0x80 != 0 {
		negative := byte(0)
		if b[0]&0x40 != 0 {
			negative = 0xff
		}
		x := uint64(0)
		for i, c := range b {
			c ^= negative
			if i == 0 {
				c &= 0x7f
			}
			if x>>56 > 0 {
				return 0, ErrHeader
			}
			x = x<<8 | uint64(c)
		}
		if x>>63 > 0 {
			return 0, ErrHeader
		}
		if negative != 0 {
			return ^int64(x), nil
		}
		return int64(x), nil
	}
	s := strings.Trim(string(b), " \x00")
	if end := strings.IndexByte(s, 0); end >= 0 {
		s = s[:end]
	}
	if s == "" {
		return 0, nil
	}
	n, err := strconv.ParseUint(s, 8, 64)
	if err != nil {
		return 0, ErrHeader
	}
	return int64(n), nil
}

// sums gives the sum of a block, of bytes without and with signs.
func sums(block []byte) (unsigned, signed int64) {
	for i, c := range block {
		if i >= fSum.at && i < fSum.at+fSum.size {
			c = ' '
		}
		unsigned += int64(c)
		signed += int64(int8(c))
	}
	return
}

// formatTime writes a time as PAX has it.
func formatTime(t time.Time) string {
	sec, nsec := t.Unix(), t.Nanosecond()
	if nsec == 0 {
		return strconv.FormatInt(sec, 10)
	}
	sign := ""
	if sec < 0 {
		sign = "-"
		sec = -(sec + 1)
		nsec = 1e9 - nsec
	}
	return strings.TrimRight(fmt.Sprintf("%s%d.%09d", sign, sec, nsec), "0")
}

func parseTime(s string) (time.Time, error) {
	whole, part := s, ""
	if dot := strings.IndexByte(s, '.'); dot >= 0 {
		whole, part = s[:dot], s[dot+1:]
	}
	sec, err := strconv.ParseInt(whole, 10, 64)
	if err != nil {
		return time.Time{}, ErrHeader
	}
	if part == "" {
		return time.Unix(sec, 0), nil
	}
	if strings.Trim(part, "0123456789") != "" {
		return time.Time{}, ErrHeader
	}
	nsec, _ := strconv.ParseInt((part + "000000000")[:9], 10, 64)
	if strings.HasPrefix(whole, "-") {
		return time.Unix(sec, -nsec), nil
	}
	return time.Unix(sec, nsec), nil
}
