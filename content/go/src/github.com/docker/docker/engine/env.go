// Reconstructs engine/env.go of Docker 1.6.2: the environment of a job and its typed values; leaves out InitMultiMap.

package engine

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/docker/docker/utils"
)

// Env is a list of key=value. A key may stand there more than once, and then
// the last one counts. All values are text; the typed methods convert.
type Env []string

// split takes key=value apart; ok is false if there is no equals sign.
func split(kv string) (key, value string, ok bool) {
	i := strings.Index(kv, "=")
	if i < 0 {
		return kv, "", false
	}
	return kv[:i], kv[i+1:], true
}

// Get returns the value that was set last, or the empty string.
func (env *Env) Get(key string) (value string) {
	for i := len(*env) - 1; i >= 0; i-- {
		name, value, ok := split((*env)[i])
		if ok && name == key {
			return value
		}
	}
	return ""
}

// Set adds key=value at the end, which hides what the key was before.
func (env *Env) Set(key, value string) {
	*env = append(*env, key+"="+value)
}

// Exists tells whether the key has been set, if only to the empty string.
func (env *Env) Exists(key string) bool {
	_, exists := env.Map()[key]
	return exists
}

// Len counts keys, so it can be less than len of the list.
func (env *Env) Len() int {
	return len(env.Map())
}

// Init makes env a copy of src.
func (env *Env) Init(src *Env) {
	*env = append(Env{}, *src...)
}

// GetBool is false for nothing, 0, no, false and none, and true for all else.
func (env *Env) GetBool(key string) (value bool) {
	switch strings.ToLower(strings.Trim(env.Get(key), " \t")) {
	case "", "0", "no", "false", "none":
		return false
	}
	return true
}

// SetBool writes 1 or 0.
func (env *Env) SetBool(key string, value bool) {
	text := "0"
	if value {
		text = "1"
	}
	env.Set(key, text)
}

// GetTime reads a time in RFC 3339.
func (env *Env) GetTime(key string) (time.Time, error) {
	return time.Parse(time.RFC3339Nano, env.Get(key))
}

// SetTime writes a time in RFC 3339.
func (env *Env) SetTime(key string, t time.Time) {
	env.Set(key, t.Format(time.RFC3339Nano))
}

// GetInt64 reads a number; what is none is 0.
func (env *Env) GetInt64(key string) int64 {
	number, err := strconv.ParseInt(strings.Trim(env.Get(key), " \t"), 10, 64)
	if err != nil {
		return 0
	}
	return number
}

// SetInt64 writes a number.
func (env *Env) SetInt64(key string, value int64) {
	env.Set(key, strconv.FormatInt(value, 10))
}

// GetInt reads a number; what is none is 0.
func (env *Env) GetInt(key string) int {
	return int(env.GetInt64(key))
}

// SetInt writes a number.
func (env *Env) SetInt(key string, value int) {
	env.SetInt64(key, int64(value))
}

// GetList reads a JSON list of strings. Text that is no such list becomes a
// list of that one text; a key that nobody set becomes nil.
func (env *Env) GetList(key string) []string {
	text := env.Get(key)
	if text == "" {
		return nil
	}
	var list []string
	if err := json.Unmarshal([]byte(text), &list); err != nil {
		return []string{text}
	}
	return list
}

// SetList writes a JSON list of strings.
func (env *Env) SetList(key string, value []string) error {
	return env.SetJson(key, value)
}

// GetJson decodes a value into iface and leaves iface alone if there is none.
func (env *Env) GetJson(key string, iface interface{}) error {
	if text := env.Get(key); text != "" {
		return json.Unmarshal([]byte(text), iface)
	}
	return nil
}

// SetJson writes any value as JSON. Text set this way stays text when the
// environment is encoded, even if it looks like a number.
func (env *Env) SetJson(key string, value interface{}) error {
	encoded, err := json.Marshal(value)
	if err != nil {
		return err
	}
	env.Set(key, string(encoded))
	return nil
}

// GetSubEnv reads a value that is a JSON object as an environment; anything
// else gives nil.
func (env *Env) GetSubEnv(key string) *Env {
	text := env.Get(key)
	if text == "" {
		return nil
	}
	sub := &Env{}
	if sub.Decode(strings.NewReader(text)) != nil {
		return nil
	}
	return sub
}

// SetSubEnv writes an environment as a JSON object.
func (env *Env) SetSubEnv(key string, sub *Env) error {
	encoded := bytes.NewBuffer(nil)
	if err := sub.Encode(encoded); err != nil {
		return err
	}
	env.Set(key, encoded.String())
	return nil
}

// Decoder reads environments from a stream of JSON objects.
type Decoder struct {
	*json.Decoder
}

// NewDecoder makes a Decoder that reads src.
func NewDecoder(src io.Reader) *Decoder {
	return &Decoder{json.NewDecoder(src)}
}

// Decode reads the next object; at the end of the stream the error is io.EOF.
func (decoder *Decoder) Decode() (*Env, error) {
	var object map[string]interface{}
	if err := decoder.Decoder.Decode(&object); err != nil {
		return nil, err
	}
	env := &Env{}
	env.setAll(object)
	return env, nil
}

// Decode adds every member of the one JSON object that src holds.
func (env *Env) Decode(src io.Reader) error {
	decoded, err := NewDecoder(src).Decode()
	if err != nil {
		return err
	}
	*env = append(*env, *decoded...)
	return nil
}

func (env *Env) setAll(object map[string]interface{}) {
	for key, value := range object {
		env.SetAuto(key, value)
	}
}

// SetAuto sets a value that came out of JSON: null is as good as absent, a
// number loses its fraction, text stays as it is, and the rest stays JSON.
func (env *Env) SetAuto(k string, v interface{}) {
	switch v := v.(type) {
	case nil:
	case float64:
		env.SetInt64(k, int64(v))
	case string:
		env.Set(k, v)
	default:
		if err := env.SetJson(k, v); err != nil {
			env.Set(k, fmt.Sprint(v))
		}
	}
}

// changeFloats turns every number that JSON read as float64 into an int, all
// the way down, because it would be written back as a float otherwise.
func changeFloats(v interface{}) interface{} {
	switch v := v.(type) {
	case float64:
		return int(v)
	case []interface{}:
		for i := range v {
			v[i] = changeFloats(v[i])
		}
	case map[string]interface{}:
		for key := range v {
			v[key] = changeFloats(v[key])
		}
	}
	return v
}

// Encode writes the environment as one JSON object. A value that reads as JSON
// is written as what it is, any other as text.
func (env *Env) Encode(dst io.Writer) error {
	object := make(map[string]interface{})
	for key, text := range env.Map() {
		var value interface{}
		if err := json.Unmarshal([]byte(text), &value); err != nil {
			value = text
		}
		object[key] = changeFloats(value)
	}
	return json.NewEncoder(dst).Encode(object)
}

// WriteTo is Encode that also counts the bytes.
func (env *Env) WriteTo(dst io.Writer) (int64, error) {
	counter := utils.NewWriteCounter(dst)
	err := env.Encode(counter)
	return counter.Count, err
}

// Import adds the fields of a Go value, by way of JSON.
func (env *Env) Import(src interface{}) error {
	encoded, err := json.Marshal(src)
	if err == nil {
		err = env.Decode(bytes.NewReader(encoded))
	}
	if err != nil {
		return fmt.Errorf("ImportEnv: %s", err)
	}
	return nil
}

// Map is the environment with one value a key, the last one.
func (env *Env) Map() map[string]string {
	m := make(map[string]string)
	for _, kv := range *env {
		key, value, _ := split(kv)
		m[key] = value
	}
	return m
}

// MultiMap is the environment with all values of each key, in order.
func (env *Env) MultiMap() map[string][]string {
	m := make(map[string][]string)
	for _, kv := range *env {
		key, value, _ := split(kv)
		m[key] = append(m[key], value)
	}
	return m
}
