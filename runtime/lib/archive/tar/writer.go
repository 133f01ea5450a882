// Writing archives.

package tar

import (
	"errors"
	"fmt"
	"io"
	"path"
	"sort"
	"strconv"
	"strings"
	"time"
)

// Writer writes entry after entry.
type Writer struct {
	w      io.Writer
	left   int64
	pad    int64
	closed bool
	err    error
}

// NewWriter writes an archive.
func NewWriter(w io.Writer) *Writer { return &Writer{w: w} }

// Flush fills up the entry.
func (tw *Writer) Flush() error {
	if tw.err != nil {
		return tw.err
	}
	if tw.left > 0 {
		return fmt.Errorf("archive/tar: missed writing %d bytes", tw.left)
	}
	if tw.pad > 0 {
		if _, tw.err = tw.w.Write(make([]byte, tw.pad)); tw.err != nil {
			return tw.err
		}
	}
	tw.pad = 0
	return nil
}

// headerError says what of a header cannot be written.
type headerError []string

func (he headerError) Error() string {
	const prefix = "archive/tar: cannot encode header"
	var why []string
	for _, s := range he {
		if s != "" {
			why = append(why, s)
		}
	}
	if len(why) == 0 {
		return prefix
	}
	return prefix + ": " + strings.Join(why, "; and ")
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 || s[i] == 0 {
			return false
		}
	}
	return true
}

func fitsOctal(n int64, size int) bool {
	return n >= 0 && (size >= 22 || n < 1<<uint(3*(size-1)))
}

// splitName parts a name into what fits into the two fields.
func splitName(name string) (prefix, suffix string, ok bool) {
	if len(name) <= fName.size {
		return "", name, isASCII(name)
	}
	if !isASCII(name) {
		return "", "", false
	}
	end := len(name)
	if end > fPrefix.size+1 {
		end = fPrefix.size + 1
	} else if name[end-1] == '/' {
		end--
	}
	at := strings.LastIndex(name[:end], "/")
	if at <= 0 || len(name)-at-1 > fName.size || len(name)-at-1 == 0 || at > fPrefix.size {
		return "", "", false
	}
	return name[:at], name[at+1:], true
}

// WriteHeader begins an entry.
func (tw *Writer) WriteHeader(hdr *Header) error {
	if tw.closed {
		return ErrWriteAfterClose
	}
	if err := tw.Flush(); err != nil {
		return err
	}
	h := *hdr
	if h.Typeflag == TypeRegA {
		if strings.HasSuffix(h.Name, "/") {
			h.Typeflag = TypeDir
		} else {
			h.Typeflag = TypeReg
		}
	}
	if h.Format == FormatUnknown {
		h.ModTime = h.ModTime.Round(time.Second)
		h.AccessTime, h.ChangeTime = time.Time{}, time.Time{}
	}
	if h.Size < 0 {
		return headerError{"negative size on header-only type"}
	}
	if h.ModTime.IsZero() {
		h.ModTime = time.Unix(0, 0)
	}
	records := map[string]string{}
	text := func(s string, size int, key string) {
		if len(s) > size || !isASCII(s) {
			records[key] = s
		}
	}
	number := func(n int64, f field, key string) {
		if !fitsOctal(n, f.size) {
			records[key] = strconv.FormatInt(n, 10)
		}
	}
	if _, _, ok := splitName(h.Name); !ok {
		records["path"] = h.Name
	}
	text(h.Linkname, fLink.size, "linkpath")
	text(h.Uname, fUname.size, "uname")
	text(h.Gname, fGname.size, "gname")
	number(int64(h.Uid), fUid, "uid")
	number(int64(h.Gid), fGid, "gid")
	number(h.Size, fSize, "size")
	if h.ModTime.Nanosecond() != 0 || !fitsOctal(h.ModTime.Unix(), fTime.size) {
		records["mtime"] = formatTime(h.ModTime)
	}
	if !h.AccessTime.IsZero() {
		records["atime"] = formatTime(h.AccessTime)
	}
	if !h.ChangeTime.IsZero() {
		records["ctime"] = formatTime(h.ChangeTime)
	}
	for key, value := range h.Xattrs {
		records[paxXattr+key] = value
	}
	for key, value := range h.PAXRecords {
		if _, known := records[key]; !known && value != "" {
			records[key] = value
		}
	}
	for key, value := range records {
		if strings.IndexByte(key, 0) >= 0 || strings.IndexByte(value, 0) >= 0 && !strings.HasPrefix(key, paxXattr) {
			return headerError{"PAX", fmt.Sprintf("invalid PAX record: %q", key+" = "+value)}
		}
	}
	if h.Format == FormatUSTAR && len(records) > 0 {
		return headerError{"USTAR", "header needs PAX"}
	}
	if h.Format == FormatGNU {
		if err := tw.longNames(&h); err != nil {
			return err
		}
		return tw.block(&h, h.Name, "", "ustar  \x00")
	}
	if h.Typeflag == TypeXGlobalHeader {
		return tw.extended(&h, h.PAXRecords)
	}
	if len(records) > 0 {
		if err := tw.extended(&h, records); err != nil {
			return err
		}
	}
	prefix, name, ok := splitName(h.Name)
	if !ok {
		prefix, name = "", plainText(h.Name, fName.size)
	}
	return tw.block(&h, name, prefix, "ustar\x0000")
}

// plainText gives what of a name an old reader can have.
func plainText(s string, size int) string {
	var b []byte
	for _, r := range s {
		if r < 0x80 && r != 0 {
			b = append(b, byte(r))
		}
	}
	if len(b) > size {
		b = b[:size]
	}
	return string(b)
}

// extended writes records as an entry of their own.
func (tw *Writer) extended(h *Header, records map[string]string) error {
	var keys []string
	for key := range records {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	var data strings.Builder
	for _, key := range keys {
		record := " " + key + "=" + records[key] + "\n"
		size := len(record)
		for len(strconv.Itoa(size))+len(record) != size {
			size = len(strconv.Itoa(size)) + len(record)
		}
		data.WriteString(strconv.Itoa(size) + record)
	}
	dir, file := path.Split(h.Name)
	name := path.Join(dir, "PaxHeaders.0", file)
	flag := byte(TypeXHeader)
	if h.Typeflag == TypeXGlobalHeader {
		flag = TypeXGlobalHeader
		if name = h.Name; name == "" {
			name = "GlobalHead.0.0"
		}
	}
	return tw.raw(flag, plainText(name, fName.size), data.String(), "ustar\x0000")
}

// raw writes an entry that belongs to the next: its header has nothing but a
// name, a type and a size, and zeros.
func (tw *Writer) raw(flag byte, name, data, magic string) error {
	block := make([]byte, blockSize)
	copy(fName.of(block), strings.TrimSuffix(name, "/"))
	block[fType.at] = flag
	for _, f := range []field{fMode, fUid, fGid} {
		copy(f.of(block), "0000000")
	}
	copy(fTime.of(block), "00000000000")
	copy(fSize.of(block), fmt.Sprintf("%011o", len(data)))
	copy(fMagic.of(block), magic)
	sum, _ := sums(block)
	copy(fSum.of(block), fmt.Sprintf("%06o\x00 ", sum))
	if _, tw.err = tw.w.Write(block); tw.err != nil {
		return tw.err
	}
	tw.left = int64(len(data))
	tw.pad = -tw.left & (blockSize - 1)
	if _, err := io.WriteString(tw, data); err != nil {
		return err
	}
	return tw.Flush()
}

// longNames writes names that are too long as entries of their own, as GNU's tar does.
func (tw *Writer) longNames(h *Header) error {
	write := func(flag byte, s string) error {
		return tw.raw(flag, "././@LongLink", s+"\x00", "ustar  \x00")
	}
	if len(h.Name) > fName.size {
		if err := write(TypeGNULongName, h.Name); err != nil {
			return err
		}
	}
	if len(h.Linkname) > fLink.size {
		return write(TypeGNULongLink, h.Linkname)
	}
	return nil
}

func (tw *Writer) block(h *Header, name, prefix, magic string) error {
	block := make([]byte, blockSize)
	text := func(f field, s string) {
		if len(s) > f.size {
			s = s[:f.size]
		}
		copy(f.of(block), s)
	}
	number := func(f field, n int64) {
		if !fitsOctal(n, f.size) {
			if magic != "ustar  \x00" {
				n = 0 // a record says it
			} else {
				b := f.of(block)
				for i := len(b) - 1; i >= 0; i-- {
					b[i] = byte(n)
					n >>= 8
				}
				b[0] |= 0x80
				return
			}
		}
		s := strconv.FormatInt(n, 8)
		text(f, strings.Repeat("0", f.size-1-len(s))+s)
	}
	text(fName, name)
	number(fMode, h.Mode)
	number(fUid, int64(h.Uid))
	number(fGid, int64(h.Gid))
	number(fSize, h.Size)
	number(fTime, h.ModTime.Unix())
	block[fType.at] = h.Typeflag
	text(fLink, plainText(h.Linkname, fLink.size))
	text(fMagic, magic)
	text(fUname, plainText(h.Uname, fUname.size))
	text(fGname, plainText(h.Gname, fGname.size))
	number(fDevmajor, h.Devmajor)
	number(fDevminor, h.Devminor)
	text(fPrefix, prefix)
	if magic == "ustar  \x00" {
		if !h.AccessTime.IsZero() {
			number(fAtime, h.AccessTime.Unix())
		}
		if !h.ChangeTime.IsZero() {
			number(fCtime, h.ChangeTime.Unix())
		}
	}
	sum, _ := sums(block)
	s := strconv.FormatInt(sum, 8)
	text(fSum, strings.Repeat("0", 6-len(s))+s+"\x00 ")
	if _, tw.err = tw.w.Write(block); tw.err != nil {
		return tw.err
	}
	tw.left = h.Size
	switch h.Typeflag {
	case TypeLink, TypeSymlink, TypeChar, TypeBlock, TypeDir, TypeFifo:
		tw.left = 0
	}
	tw.pad = -tw.left & (blockSize - 1)
	return nil
}

var errOpen = errors.New("archive/tar: missed writing")

// Write writes the entry.
func (tw *Writer) Write(b []byte) (n int, err error) {
	if tw.closed {
		return 0, ErrWriteAfterClose
	}
	if tw.err != nil {
		return 0, tw.err
	}
	long := int64(len(b)) > tw.left
	if long {
		b = b[:tw.left]
	}
	n, err = tw.w.Write(b)
	tw.left -= int64(n)
	if err == nil && long {
		return n, ErrWriteTooLong
	}
	tw.err = err
	return n, err
}

// Close ends the archive.
func (tw *Writer) Close() error {
	if tw.closed {
		return nil
	}
	if tw.left > 0 {
		return fmt.Errorf("%v %d bytes", errOpen, tw.left)
	}
	err := tw.Flush()
	tw.closed = true
	if err != nil {
		return err
	}
	_, tw.err = tw.w.Write(make([]byte, 2*blockSize))
	return tw.err
}
