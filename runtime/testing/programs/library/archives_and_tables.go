package main

import (
	"archive/tar"
	"bytes"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"io"
	"io/ioutil"
	"os"
	"strings"
	"sync/atomic"
	"time"
	"unsafe"
)

func main() {
	var b bytes.Buffer
	tw := tar.NewWriter(&b)
	now := time.Unix(1400000000, 500000000)
	for _, h := range []*tar.Header{
		{Name: "a.txt", Mode: 0644, Size: 5, ModTime: now, Uid: 1, Gid: 2, Uname: "u", Gname: "g"},
		{Name: "dir/", Mode: 0755, Typeflag: tar.TypeDir, ModTime: now},
		{Name: "link", Linkname: "a.txt", Typeflag: tar.TypeSymlink, ModTime: now},
		{Name: strings.Repeat("long/", 30) + "name", Size: 5, ModTime: now, Mode: 0600},
		{Name: strings.Repeat("x", 150), Size: 5, ModTime: now, Mode: 0600},
		{Name: "é", Size: 5, ModTime: now, Mode: 04755, Format: tar.FormatPAX},
		{Name: "xattr", Size: 5, ModTime: now, Xattrs: map[string]string{"user.k": "v"}},
		{Name: strings.Repeat("y", 120), Size: 5, ModTime: now, Format: tar.FormatGNU, Uid: 1 << 30},
		{Name: "dev", Typeflag: tar.TypeChar, Devmajor: 1, Devminor: 3, ModTime: now},
	} {
		err := tw.WriteHeader(h)
		if err != nil {
			fmt.Println(err)
		}
		if h.Size > 0 {
			io.WriteString(tw, "hello")
		}
	}
	_, err := io.WriteString(tw, "too much")
	fmt.Println(err, tw.Close(), b.Len())
	fmt.Printf("%x\n", sum(b.Bytes()))
	tr := tar.NewReader(bytes.NewReader(b.Bytes()))
	for {
		h, err := tr.Next()
		if err != nil {
			fmt.Println(err)
			break
		}
		data, err := ioutil.ReadAll(tr)
		fi := h.FileInfo()
		fmt.Printf("%q %c %q %o %d %d/%d %s/%s %d.%d %q %v %v | %v %s %v\n", h.Name, h.Typeflag, h.Linkname, h.Mode, h.Size, h.Uid, h.Gid, h.Uname, h.Gname, h.ModTime.Unix(), h.ModTime.Nanosecond(), data, err, h.Xattrs, fi.Mode(), fi.Name(), h.Format)
	}
	_, err = tar.NewReader(strings.NewReader(strings.Repeat("junk", 200))).Next()
	fmt.Println(err)
	_, err = tar.NewReader(bytes.NewReader(b.Bytes()[:600])).Next()
	fmt.Println(err)
	defer os.Remove("/tmp/tarfile.txt")
	ioutil.WriteFile("/tmp/tarfile.txt", []byte("content"), 0640)
	fi, _ := os.Stat("/tmp/tarfile.txt")
	h, err := tar.FileInfoHeader(fi, "")
	fmt.Println(h.Name, h.Size, h.Mode, string(h.Typeflag), err)
	r := csv.NewReader(strings.NewReader("a,b,c\n\"x, \"\"y\"\"\nz\",,\r\n# c\n\n1,2\n"))
	r.Comment = '#'
	for {
		rec, err := r.Read()
		if err == io.EOF {
			break
		}
		fmt.Printf("%q %v\n", rec, err)
	}
	for _, bad := range []string{"a\"b,c", "\"a\"b", "\"abc", "a;b", "  x, y"} {
		r := csv.NewReader(strings.NewReader(bad))
		all, err := r.ReadAll()
		fmt.Printf("%q %v\n", all, err)
		r = csv.NewReader(strings.NewReader(bad))
		r.LazyQuotes, r.TrimLeadingSpace, r.Comma = true, true, ';'
		all, err = r.ReadAll()
		fmt.Printf("%q %v\n", all, err)
	}
	w := csv.NewWriter(os.Stdout)
	w.Write([]string{"a", "b c", " d", "e,f", "g\"h", "i\nj", "", `\.`})
	w.UseCRLF = false
	w.WriteAll([][]string{{"1"}, {}})
	fmt.Println(w.Error())
	fmt.Print(hex.Dump([]byte("0123456789abcdefghi\x00\x01 xyz")))
	var p unsafe.Pointer
	x, y := 1, 2
	fmt.Println(atomic.CompareAndSwapPointer(&p, nil, unsafe.Pointer(&x)), atomic.CompareAndSwapPointer(&p, nil, unsafe.Pointer(&y)), *(*int)(atomic.SwapPointer(&p, unsafe.Pointer(&y))), *(*int)(atomic.LoadPointer(&p)))
}

func sum(b []byte) (s uint32) {
	for _, c := range b {
		s = s*31 + uint32(c)
	}
	return
}
