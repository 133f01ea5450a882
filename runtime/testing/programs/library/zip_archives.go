// Archives written, read, and damaged.
package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"io/ioutil"
	"os"
	"time"
)

func show(b []byte) {
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		fmt.Println("  ", err)
		return
	}
	fmt.Printf("   %d files, %q\n", len(r.File), r.Comment)
	for _, f := range r.File {
		h := f.FileHeader
		h.Extra = nil
		fmt.Printf("   %+q %q %v %x %d %d %d %v %d %d %08x %d %d %x\n", f.Name, f.Comment, f.NonUTF8, f.CreatorVersion, f.ReaderVersion, f.Flags, f.Method, f.Modified.Format(time.RFC3339Nano), f.ModifiedTime, f.ModifiedDate, f.CRC32, f.CompressedSize64, f.UncompressedSize64, f.ExternalAttrs)
		fi := f.FileInfo()
		fmt.Println("   ", fi.Name(), fi.Size(), fi.Mode(), fi.IsDir(), fi.ModTime(), f.ModTime(), len(f.Extra))
		at, err := f.DataOffset()
		fmt.Println("   ", at, err)
		if f.UncompressedSize64 > 1<<16 {
			continue
		}
		rc, err := f.Open()
		if err != nil {
			fmt.Println("   ", err)
			continue
		}
		content, err := ioutil.ReadAll(rc)
		fmt.Println("   ", len(content), crc32.ChecksumIEEE(content), err, rc.Close())
	}
}

func main() {
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	when := time.Date(2015, 3, 4, 5, 6, 7, 0, time.FixedZone("x", 3600))
	for i, h := range []*zip.FileHeader{{Name: "stored", Modified: when}, {Name: "dir/", Comment: "a directory"}, {Name: "déjà.txt", Method: zip.Store, Extra: []byte("\x99\x99\x02\x00ab")}, {Name: "bad\xff", NonUTF8: true}, {Name: "odd", Method: 77}} {
		if i == 2 {
			h.SetMode(os.ModeSymlink | 0751)
			h.SetModTime(when)
		}
		f, err := w.CreateHeader(h)
		if err != nil {
			fmt.Println(err)
			continue
		}
		n, err := io.WriteString(f, "content of "+h.Name)
		fmt.Println(n, err)
	}
	fmt.Println(w.SetComment("the comment"), w.Close(), w.Close())
	fmt.Printf("%x\n", buf.Bytes())
	show(buf.Bytes())
	b := buf.Bytes()
	for i := 0; i < len(b); i += 7 {
		c := append([]byte(nil), b...)
		c[i] ^= 0x55
		r, err := zip.NewReader(bytes.NewReader(c), int64(len(c)))
		fmt.Println(i, err)
		if err == nil {
			for _, f := range r.File {
				rc, err := f.Open()
				if err != nil {
					fmt.Printf(" %q %v\n", f.Name, err)
					continue
				}
				_, err = ioutil.ReadAll(rc)
				fmt.Printf(" %q %v\n", f.Name, err)
			}
		}
	}
	for i := 0; i < len(b); i += 11 {
		_, err := zip.NewReader(bytes.NewReader(b[:i]), int64(i))
		fmt.Println(i, err)
	}
	buf.Reset()
	w = zip.NewWriter(&buf)
	f, err := w.Create("packed")
	fmt.Println(err)
	for i := 0; i < 1000; i++ {
		fmt.Fprintf(f, "line %d\n", i)
	}
	r, _ := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	fmt.Println(w.Copy(r.File[0]), w.Close())
	r, err = zip.NewReader(bytes.NewReader(buf.Bytes()), int64(buf.Len()))
	fmt.Println(err)
	for _, f := range r.File {
		rc, err := f.Open()
		all, err2 := ioutil.ReadAll(rc)
		fmt.Println(f.Name, f.UncompressedSize, crc32.ChecksumIEEE(all), f.CRC32, err, err2)
	}
	fi, err := os.Stat("/")
	h, err := zip.FileInfoHeader(fi)
	fmt.Println(h.Name, h.Mode().IsDir(), err)
	_, err = zip.OpenReader("/no/such.zip")
	fmt.Println(err)
}
