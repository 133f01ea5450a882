// Reading archives.

package tar

import (
	"bytes"
	"io"
	"io/ioutil"
	"strconv"
	"strings"
	"time"
)

// Reader reads entry after entry.
type Reader struct {
	r    io.Reader
	left int64 // of the entry
	pad  int64 // behind it
	err  error
}

// NewReader reads an archive.
func NewReader(r io.Reader) *Reader { return &Reader{r: r} }

const paxXattr = "SCHILY.xattr."

// Next goes to the next entry; io.EOF after the last.
func (tr *Reader) Next() (*Header, error) {
	if tr.err != nil {
		return nil, tr.err
	}
	h, err := tr.next()
	tr.err = err
	return h, err
}

func (tr *Reader) next() (*Header, error) {
	var longName, longLink string
	var pax map[string]string
	for {
		if err := tr.skip(); err != nil {
			return nil, err
		}
		h, block, err := tr.header()
		if err != nil {
			return nil, err
		}
		switch h.Typeflag {
		case TypeXHeader, TypeXGlobalHeader:
			records, err := tr.records()
			if err != nil {
				return nil, err
			}
			if h.Typeflag == TypeXGlobalHeader {
				return &Header{Name: h.Name, Typeflag: h.Typeflag, Xattrs: xattrs(records), PAXRecords: records, Format: FormatPAX}, nil
			}
			pax = records
			continue
		case TypeGNULongName, TypeGNULongLink:
			text, err := ioutil.ReadAll(tr)
			if err != nil {
				return nil, err
			}
			s := string(bytes.TrimRight(text, "\x00"))
			if h.Typeflag == TypeGNULongName {
				longName = s
			} else {
				longLink = s
			}
			continue
		}
		if pax != nil {
			h.Format = FormatPAX
			if err := h.merge(pax); err != nil {
				return nil, err
			}
		}
		if longName != "" {
			h.Name = longName
		}
		if longLink != "" {
			h.Linkname = longLink
		}
		if h.Typeflag == TypeRegA {
			if strings.HasSuffix(h.Name, "/") {
				h.Typeflag = TypeDir
			} else {
				h.Typeflag = TypeReg
			}
		}
		_ = block
		if h.Size < 0 {
			return nil, ErrHeader
		}
		tr.contents(h)
		return h, nil
	}
}

// contents sets how much follows a header.
func (tr *Reader) contents(h *Header) {
	n := h.Size
	switch h.Typeflag {
	case TypeLink, TypeSymlink, TypeChar, TypeBlock, TypeDir, TypeFifo:
		n = 0
	}
	tr.left = n
	tr.pad = -n & (blockSize - 1)
}

// skip goes to the end of the entry.
func (tr *Reader) skip() error {
	n := tr.left + tr.pad
	left := tr.left
	tr.left, tr.pad = 0, 0
	if n == 0 {
		return nil
	}
	got, err := io.CopyN(ioutil.Discard, tr.r, n)
	if err == io.EOF && got < left {
		return io.ErrUnexpectedEOF
	}
	if err == io.EOF {
		return nil
	}
	return err
}

func (tr *Reader) header() (*Header, []byte, error) {
	block := make([]byte, blockSize)
	zero := make([]byte, blockSize)
	if _, err := io.ReadFull(tr.r, block); err != nil {
		return nil, nil, err
	}
	if bytes.Equal(block, zero) {
		if _, err := io.ReadFull(tr.r, block); err != nil {
			return nil, nil, err
		}
		if bytes.Equal(block, zero) {
			return nil, nil, io.EOF
		}
		return nil, nil, ErrHeader
	}
	sum, err := fSum.number(block)
	unsigned, signed := sums(block)
	if err != nil || sum != unsigned && sum != signed {
		return nil, nil, ErrHeader
	}
	h := &Header{Typeflag: block[fType.at], Name: fName.text(block), Linkname: fLink.text(block)}
	number := func(f field) int64 {
		n, e := f.number(block)
		if e != nil && err == nil {
			err = e
		}
		return n
	}
	h.Mode, h.Size = number(fMode), number(fSize)
	h.Uid, h.Gid = int(number(fUid)), int(number(fGid))
	h.ModTime = time.Unix(number(fTime), 0)
	magic := string(fMagic.of(block))
	if strings.HasPrefix(magic, "ustar") {
		h.Uname, h.Gname = fUname.text(block), fGname.text(block)
		h.Devmajor, h.Devminor = number(fDevmajor), number(fDevminor)
		if magic == "ustar  \x00" {
			h.Format = FormatGNU
			if b := fAtime.of(block); b[0] != 0 {
				h.AccessTime = time.Unix(number(fAtime), 0)
			}
			if b := fCtime.of(block); b[0] != 0 {
				h.ChangeTime = time.Unix(number(fCtime), 0)
			}
		} else {
			h.Format = FormatUSTAR
			if prefix := fPrefix.text(block); prefix != "" {
				h.Name = prefix + "/" + h.Name
			}
		}
	}
	tr.left = h.Size
	if h.Size < 0 {
		return nil, nil, ErrHeader
	}
	switch h.Typeflag {
	case TypeXHeader, TypeXGlobalHeader, TypeGNULongName, TypeGNULongLink:
		tr.pad = -h.Size & (blockSize - 1)
	default:
		tr.left = 0
	}
	return h, block, err
}

// records reads the records of a PAX header: "length key=value\n".
func (tr *Reader) records() (map[string]string, error) {
	all, err := ioutil.ReadAll(tr)
	if err != nil {
		return nil, err
	}
	records := map[string]string{}
	for s := string(all); s != ""; {
		space := strings.IndexByte(s, ' ')
		if space < 0 {
			return nil, ErrHeader
		}
		n, err := strconv.Atoi(s[:space])
		if err != nil || n <= space+1 || n > len(s) || s[n-1] != '\n' {
			return nil, ErrHeader
		}
		record := s[space+1 : n-1]
		s = s[n:]
		equals := strings.IndexByte(record, '=')
		if equals <= 0 {
			return nil, ErrHeader
		}
		records[record[:equals]] = record[equals+1:]
	}
	return records, nil
}

func xattrs(records map[string]string) map[string]string {
	var found map[string]string
	for key, value := range records {
		if strings.HasPrefix(key, paxXattr) {
			if found == nil {
				found = map[string]string{}
			}
			found[key[len(paxXattr):]] = value
		}
	}
	return found
}

// merge takes what PAX records say over what the header says.
func (h *Header) merge(records map[string]string) (err error) {
	number := func(s string) int64 {
		n, e := strconv.ParseInt(s, 10, 64)
		if e != nil {
			err = ErrHeader
		}
		return n
	}
	moment := func(s string) time.Time {
		t, e := parseTime(s)
		if e != nil {
			err = e
		}
		return t
	}
	for key, value := range records {
		if value == "" {
			continue
		}
		switch key {
		case "path":
			h.Name = value
		case "linkpath":
			h.Linkname = value
		case "uname":
			h.Uname = value
		case "gname":
			h.Gname = value
		case "uid":
			h.Uid = int(number(value))
		case "gid":
			h.Gid = int(number(value))
		case "size":
			h.Size = number(value)
		case "mtime":
			h.ModTime = moment(value)
		case "atime":
			h.AccessTime = moment(value)
		case "ctime":
			h.ChangeTime = moment(value)
		}
	}
	h.Xattrs = xattrs(records)
	h.PAXRecords = records
	return err
}

// Read reads the entry.
func (tr *Reader) Read(b []byte) (n int, err error) {
	if tr.left == 0 {
		return 0, io.EOF
	}
	if int64(len(b)) > tr.left {
		b = b[:tr.left]
	}
	n, err = tr.r.Read(b)
	tr.left -= int64(n)
	if err == io.EOF && tr.left > 0 {
		err = io.ErrUnexpectedEOF
	} else if err == io.EOF || tr.left == 0 && err == nil && n == 0 {
		err = io.EOF
	}
	return n, err
}
