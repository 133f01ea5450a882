// Tests that a key comes back from its file, with the same id.

package libtrust

import (
	"io/ioutil"
	"os"
	"path"
	"regexp"
	"testing"
)

func TestKeyFile(t *testing.T) {
	dir, err := ioutil.TempDir("", "key")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	file := path.Join(dir, "key.json")
	if _, err := LoadKeyFile(file); err != ErrKeyFileDoesNotExist {
		t.Fatalf("got %v", err)
	}
	key, err := GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	if err := SaveKey(file, key); err != nil {
		t.Fatal(err)
	}
	again, err := LoadKeyFile(file)
	if err != nil {
		t.Fatal(err)
	}
	id := key.PublicKey().KeyID()
	if again.PublicKey().KeyID() != id {
		t.Fatalf("%s became %s", id, again.PublicKey().KeyID())
	}
	if !regexp.MustCompile(`^([A-Z2-7]{4}:){11}[A-Z2-7]{4}$`).MatchString(id) {
		t.Fatalf("id %s", id)
	}
	ioutil.WriteFile(file, []byte(`{"kty":"EC"}`), 0600)
	if _, err := LoadKeyFile(file); err == nil {
		t.Fatal("took another kind of key")
	}
}

func TestKeyID(t *testing.T) {
	key := &PrivateKey{[]byte("engine room")}
	if got := key.PublicKey().KeyID(); got != "DVPR:ZBLF:Y4L3:P7YO:CIN6:C32J:VZNP:JQRP:MXB6:QUUM:ILMT:3KZW" {
		t.Fatalf("got %s", got)
	}
}
