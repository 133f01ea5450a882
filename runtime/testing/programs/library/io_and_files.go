package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/ioutil"
	"os"
	"path/filepath"
	"strings"
)

type short struct{}

func (short) Write(p []byte) (int, error) { return len(p) / 2, nil }

type stuck struct{}

func (stuck) Read(p []byte) (int, error) { return 0, errors.New("stuck") }

func main() {
	r, w := io.Pipe()
	go func() {
		for i := 0; i < 3; i++ {
			n, err := fmt.Fprintf(w, "line %d\n", i)
			if n != 7 {
				fmt.Println(n, err)
			}
		}
		w.CloseWithError(errors.New("ended"))
		w.CloseWithError(errors.New("again"))
	}()
	b, err := io.ReadAll(r)
	fmt.Printf("%q %v\n", b, err)
	n, err := w.Write([]byte("x"))
	fmt.Println(n, err)
	r, w = io.Pipe()
	go func() { io.ReadFull(r, make([]byte, 2)); r.Close() }()
	n, err = w.Write([]byte("abcd"))
	fmt.Println(n, err)
	r, w = io.Pipe()
	go func() { r.CloseWithError(nil) }()
	n, err = w.Write([]byte("abcd"))
	fmt.Println(n, err)
	_, err = r.Read(nil)
	fmt.Println(err)

	mr := io.MultiReader(strings.NewReader("a"), strings.NewReader(""), strings.NewReader("bc"))
	b, err = io.ReadAll(mr)
	fmt.Printf("%q %v\n", b, err)
	var x, y bytes.Buffer
	k, err := io.Copy(io.MultiWriter(&x, &y), strings.NewReader("both"))
	fmt.Println(k, err, x.String(), y.String())
	n, err = io.MultiWriter(&x, short{}, &y).Write([]byte("1234"))
	fmt.Println(n, err, x.String(), y.String())
	t := io.TeeReader(strings.NewReader("tee"), &x)
	b, err = io.ReadAll(t)
	fmt.Printf("%q %v %s\n", b, err, x.String())
	b, err = io.ReadAll(io.TeeReader(strings.NewReader("tee"), short{}))
	fmt.Printf("%q %v\n", b, err)
	s := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	buf := make([]byte, 4)
	fmt.Println(s.Size())
	for _, off := range []int64{0, 3, 5, -1, 9} {
		n, err := s.ReadAt(buf, off)
		fmt.Println(n, err, string(buf[:n]))
	}
	for _, c := range [][2]int64{{1, 0}, {1, 1}, {-1, 2}, {-9, 1}, {0, 7}, {100, 0}} {
		p, err := s.Seek(c[0], int(c[1]))
		n, err2 := s.Read(buf)
		fmt.Println(p, err, n, err2)
	}
	l := &io.LimitedReader{R: strings.NewReader("limited"), N: 3}
	b, err = io.ReadAll(l)
	fmt.Printf("%q %v %d\n", b, err, l.N)
	var sink bytes.Buffer
	for _, c := range []int64{0, 2, 9, -1} {
		k, err := io.CopyN(&sink, strings.NewReader("four"), c)
		fmt.Println(k, err)
	}
	k, err = io.Copy(short{}, strings.NewReader("abcdef"))
	fmt.Println(k, err)
	k, err = io.Copy(struct{ io.Writer }{short{}}, struct{ io.Reader }{strings.NewReader("abcdef")})
	fmt.Println(k, err)
	k, err = io.Copy(&sink, stuck{})
	fmt.Println(k, err)
	func() {
		defer func() { fmt.Println(recover()) }()
		io.CopyBuffer(&sink, strings.NewReader("x"), []byte{})
	}()
	for _, c := range [][2]int{{2, 2}, {5, 3}, {2, 3}, {0, 0}, {8, 8}} {
		n, err := io.ReadAtLeast(strings.NewReader("abcde"), make([]byte, c[0]), c[1])
		fmt.Println(n, err)
	}
	n, err = io.ReadFull(strings.NewReader(""), make([]byte, 2))
	fmt.Println(n, err)
	n, err = io.WriteString(io.Discard, "xyz")
	fmt.Println(n, err)
	k, err = io.Discard.(io.ReaderFrom).ReadFrom(strings.NewReader("gone"))
	fmt.Println(k, err, ioutil.NopCloser(strings.NewReader("")).Close())

	dir, err := os.MkdirTemp("", "x*y")
	fmt.Println(err, strings.HasPrefix(filepath.Base(dir), "x"), strings.HasSuffix(dir, "y"))
	name := filepath.Join(dir, "f")
	fmt.Println(os.WriteFile(name, []byte("data"), 0600))
	b, err = os.ReadFile(name)
	fmt.Println(string(b), err)
	_, err = os.ReadFile(dir + "/none")
	fmt.Println(os.IsNotExist(err), errors.Is(err, os.ErrNotExist), strings.HasSuffix(err.Error(), "/none: no such file or directory"))
	_, err = ioutil.ReadFile(dir)
	fmt.Println(strings.HasSuffix(err.Error(), ": is a directory"))
	f, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
	fmt.Fprint(f, "+more")
	fmt.Println(f.Close(), f.Close() != nil)
	fi, err := os.Stat(name)
	fmt.Println(fi.Name(), fi.Size(), fi.Mode(), fi.IsDir(), err)
	fmt.Println(os.Mkdir(dir+"/d", 0755), os.MkdirAll(dir+"/d/e/f", 0700), os.Rename(name, dir+"/d/g"))
	es, err := os.ReadDir(dir + "/d")
	for _, e := range es {
		fmt.Println(e.Name(), e.IsDir(), e.Type())
	}
	is, err := ioutil.ReadDir(dir)
	fmt.Println(len(is), err)
	err = os.Remove(dir + "/d")
	fmt.Println(err != nil, strings.HasSuffix(err.Error(), "directory not empty"))
	err = os.Mkdir(dir+"/d", 0755)
	fmt.Println(os.IsExist(err))
	fmt.Println(os.Chdir(dir))
	wd, err := os.Getwd()
	fmt.Println(wd == dir, err)
	fmt.Println(os.Chdir("none"))
	tf, err := ioutil.TempFile(dir, "pre*.txt")
	fmt.Println(err, strings.HasSuffix(tf.Name(), ".txt"))
	fmt.Println(os.Truncate("d/g", 2), os.Chmod("d/g", 0444), os.Symlink("d/g", "ln"))
	b, err = os.ReadFile("ln")
	fmt.Println(string(b), err)
	ln, err := os.Readlink("ln")
	fmt.Println(ln, err)
	li, err := os.Lstat("ln")
	fmt.Println(li.Mode()&os.ModeSymlink != 0, err)
	fmt.Println(os.RemoveAll(dir), os.RemoveAll(dir))
	_, err = os.Stat(dir)
	fmt.Println(os.IsNotExist(err))
	fmt.Println(os.Remove("/nope/x"))
	p, err := os.FindProcess(os.Getpid())
	fmt.Println(p.Pid == os.Getpid(), err, os.Getppid() > 0)
	h, err := os.Hostname()
	fmt.Println(h != "", err)
}
